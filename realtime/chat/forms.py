"""The shape of what is said, for the page and the socket alike."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from base.text import CHAT, NAME
from base.web.comparing import BasisField
from base.web.fields import Choice, Line, Prose
from base.web.forms import KeyField
from realtime.chat.models import PURPOSE, Access, Writing
from realtime.chat.texts import ACCESS, WRITING

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


class RoomForm(forms.Form):
    """A room as leads keep it. `basis` names what it was when the form was made; `key` makes a new one once."""

    name = Line(NAME, label=_("Name"))
    purpose = Line(
        PURPOSE,
        required=False,
        label=_("What it is for"),
        help_text=_("One line under the name. May be left empty."),
    )
    access = Choice(
        label=_("Who is in it"), widget=forms.RadioSelect, choices=list(ACCESS.items()), initial=Access.OPEN
    )
    writing = Choice(
        label=_("Who writes in it"),
        widget=forms.RadioSelect,
        choices=list(WRITING.items()),
        initial=Writing.ALL,
    )
    basis = BasisField()
    key = KeyField()


class GeneralRoomForm(RoomForm):
    """The room that every network has: its name is Erfa's own word, and everybody is in it."""

    name = Line(NAME, required=False, widget=forms.HiddenInput)
    access = forms.CharField(required=False, widget=forms.HiddenInput)  # type: ignore[assignment]

    def clean_access(self) -> str:
        """Everybody, whatever was sent."""
        return str(Access.OPEN)


class SeatForm(forms.Form):
    """A member who is let into a room."""

    person = forms.IntegerField(min_value=1, max_value=HIGHEST)
