"""Shape and length of what people type about their account. Placeholders never stand in for labels."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.web.fields import Line
from networks.people.passwords import LONGEST

LONGEST_ADDRESS = 254


class Address(Line):
    """An e-mail address to look up: no sentence about its shape, which would help nobody here."""

    widget = forms.EmailInput(attrs={"autocomplete": "username", "inputmode": "email", "spellcheck": "false"})

    def __init__(self) -> None:
        super().__init__(LONGEST_ADDRESS, label=_("E-mail address"))


class Password(forms.CharField):
    """A password as typed or pasted: nothing is trimmed, never shown again."""

    def __init__(self, *, label: Any, autocomplete: str, help_text: Any = "") -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        missing = {"required": _("Fill in your password."), "max_length": _("The password is too long.")}
        super().__init__(
            label=label,
            help_text=help_text,
            widget=widget,
            strip=False,
            max_length=LONGEST,
            error_messages=missing,
        )


def new_password() -> Password:
    """Return the field for a password that is being chosen."""
    rule = _("Use at least 12 characters. Longer is better. You can paste from a password manager.")
    return Password(label=_("New password"), autocomplete="new-password", help_text=rule)


class SignIn(forms.Form):
    """Address and password."""

    email = Address()
    password = Password(label=_("Password"), autocomplete="current-password")


class ResetPassword(forms.Form):
    """The address that a link is mailed to."""

    email = Address()


class NewPassword(forms.Form):
    """The password that a mailed link lets one choose. Asked for once: it can be looked at while typed."""

    password = new_password()


class ChangePassword(forms.Form):
    """The current password and the new one."""

    current = Password(label=_("Current password"), autocomplete="current-password")
    password = new_password()
