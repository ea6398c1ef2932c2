"""The shape of what is said, for the page and the socket alike."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from base.text import CHAT
from base.web.fields import Prose

LONGEST_ID = 64
HIGHEST = 2**63 - 1  # what a database can hold


class Say(forms.Form):
    """A message, with the key under which a second try is the same message."""

    text = Prose(CHAT, label=_("Your message"))
    key = forms.RegexField(r"^[\w.:-]*$", required=False, max_length=LONGEST_ID, widget=forms.HiddenInput)


class SayFrame(forms.Form):
    """`say`: the room, the text, and the id that the page chose for the message."""

    room = forms.IntegerField(min_value=1, max_value=HIGHEST)
    text = Prose(CHAT, label=_("Your message"))
    client_id = forms.CharField(max_length=LONGEST_ID, validators=[RegexValidator(r"^[\w.:-]+\Z")])
