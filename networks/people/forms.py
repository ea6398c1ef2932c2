"""Shape and length of what people type about their account. Placeholders never stand in for labels."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

from base.text import NAME
from base.web.fields import Choice, Line
from networks.people.models import Person
from networks.people.passwords import LONGEST

LONGEST_ADDRESS = 254
LONGEST_CODE = 40
TOTP_SALT = "networks.people.new_totp"
HOUR = 3600
LONGEST_CREDENTIAL = 20_000


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


class Code(Line):
    """A code that was mailed, shown by an app, or written down: digits, however they are grouped."""

    widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    )

    def __init__(self, *, label: Any, help_text: Any = "") -> None:
        super().__init__(LONGEST_CODE, label=label, help_text=help_text)


class Credential(forms.JSONField):
    """What a passkey answered, as the script sends it."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(
            required=False, error_messages={"invalid": _("The passkey could not be read. Try again.")}
        )

    def to_python(self, value: Any) -> Any:
        """Read it; what is long, deep or no object is none."""
        try:
            read = super().to_python(value) if len(value or "") <= LONGEST_CREDENTIAL else None
        except RecursionError:
            read = None
        if value and not isinstance(read, dict):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return read


class AskForCode(forms.Form):
    """The address that a code is mailed to."""

    email = Address()


class MailedCode(forms.Form):
    """The code of a mail."""

    code = Code(label=_("Code"), help_text=_("Eight digits. The code holds for ten minutes and works once."))


class SecondStep(forms.Form):
    """The code of an app, or a recovery code."""

    code = Code(label=_("Code"), help_text=_("From your authenticator app, or one of your recovery codes."))


class ByPasskey(forms.Form):
    """A passkey's answer, and nothing else."""

    credential = Credential()


class NewPasskey(forms.Form):
    """What to call a passkey, and what the browser made."""

    name = Line(
        NAME,
        label=_("Name"),
        required=False,
        help_text=_("So that you know it again, for example the phone or computer that it is on."),
    )
    credential = Credential()


class RenamePasskey(forms.Form):
    """What to call a passkey."""

    name = Line(NAME, label=_("Name"))


class NewTotp(forms.Form):
    """The first code of an app, with the secret that it was shown, signed: nothing is stored until it fits."""

    offered = forms.CharField(widget=forms.HiddenInput, max_length=300, required=False)
    code = Code(label=_("Code from the app"), help_text=_("Six digits."))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.secret = self._read(self.data.get("offered", ""))

    def offer(self, secret: str) -> None:
        """Carry a secret: what comes back later is this, or nothing."""
        offered = signing.dumps([self.person.pk, secret], salt=TOTP_SALT)
        self.initial["offered"] = offered
        self.data = {**dict(self.data.items()), "offered": offered}

    def clean(self) -> dict[str, Any]:
        """Refuse a code for a secret that this page has not offered within the hour."""
        if not self.secret:
            self.add_error(None, _("The page had become too old. Scan the new picture."))
        return self.cleaned_data

    def _read(self, offered: str) -> str:
        try:
            person_id, secret = signing.loads(offered, salt=TOTP_SALT, max_age=HOUR)
        except (signing.BadSignature, ValueError, TypeError):
            return ""
        return str(secret) if person_id == self.person.pk else ""


class OwnPassword(forms.Form):
    """The password, asked for again."""

    password = Password(label=_("Password"), autocomplete="current-password")


class NewAddress(forms.Form):
    """Another e-mail address."""

    email = Line(
        LONGEST_ADDRESS,
        label=_("New e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}),
    )


class LanguageAndTime(forms.Form):
    """In which language pages are, and by which clock."""

    language = Choice(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    time_zone = Choice(label=_("Time zone"), help_text=_("Times on the pages and in mails follow it."))

    def __init__(self, *args: Any, zones: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = [(each, each.replace("_", " ")) for each in zones]  # type: ignore[attr-defined]
