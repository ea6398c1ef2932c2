"""What contacts and administrators type."""

from django import forms
from django.utils.translation import gettext_lazy as _

from base.web.fields import Line
from networks.organisations.domains import LONGEST
from networks.people.forms import LONGEST_ADDRESS

PLAIN = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}


class AddDomain(forms.Form):
    """A mail domain."""

    name = Line(
        LONGEST,
        label=_("Domain"),
        help_text=_("What stands after @ in the organisation’s addresses, such as umea.se."),
        widget=forms.TextInput(attrs={**PLAIN, "inputmode": "url"}),
    )


class DomainCode(forms.Form):
    """The code that the postmaster got."""

    code = Line(
        20,
        label=_("Code from the mail"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AppointContact(forms.Form):
    """Who becomes a contact."""

    email = Line(LONGEST_ADDRESS, label=_("E-mail address"), widget=forms.EmailInput(attrs=PLAIN))
