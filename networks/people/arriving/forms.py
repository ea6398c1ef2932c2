"""What somebody types to get an account, and what they say about themselves when they are new."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.text import NAME
from base.web.fields import Line
from networks.people.forms import LONGEST_ADDRESS, Password

WORK = {"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}


class AskForAccount(forms.Form):
    """The work address that a link is mailed to."""

    email = Line(LONGEST_ADDRESS, label=_("Your work e-mail address"), widget=forms.EmailInput(attrs=WORK))


def chosen_password() -> Password:
    """Return the field for the first password; it may be left empty."""
    rule = _(
        "Use at least 12 characters. Longer is better. "
        "Leave it empty if you would rather get a code by e-mail each time you sign in."
    )
    field = Password(label=_("Password"), autocomplete="new-password", help_text=rule)
    field.required = False
    return field


def name_field() -> Line:
    """Return the field for a person's name."""
    return Line(NAME, label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))


def title_field() -> Line:
    """Return the field for a job title."""
    widget = forms.TextInput(attrs={"autocomplete": "organization-title"})
    hint = _("What you work as, such as developer or head of unit. May be left empty.")
    return Line(NAME, required=False, label=_("Job title"), help_text=hint, widget=widget)


class MakeAccount(forms.Form):
    """The fewest things that an account needs; where one works is known from the address."""

    name = name_field()
    title = title_field()
    password = chosen_password()


class Introduce(forms.Form):
    """Who are you: the first step of the first visit."""

    name = name_field()
    title = title_field()
    languages = forms.MultipleChoiceField(
        required=False,
        label=_("Languages you speak"),
        help_text=_("So that somebody can ask you in theirs."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, languages: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["languages"].choices = languages  # type: ignore[attr-defined]  # a choice field has choices
