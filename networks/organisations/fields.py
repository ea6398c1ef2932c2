"""The form field in which an organisation is named: completed by the browser itself, found by the server."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from base.text import line
from networks.organisations.models import Organisation
from networks.organisations.queries.choosing import MOST_CLOSE, choosable, meant

LONGEST = 120
LIST = "organisations"  # the id of the datalist in templates/joining/organisation_field.html


class OrganisationField(forms.CharField):
    """A name that becomes an organisation, or None when it may be empty; a part of a name tells the ones like it."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"list": LIST, "autocomplete": "off", "spellcheck": "false"})
        super().__init__(max_length=LONGEST, widget=widget, **options)

    def clean(self, value: Any) -> Any:
        """Return the organisation."""
        text = line(super().clean(value))
        if not text:
            return None
        found = meant(text)
        if len(found) == 1:
            return found[0]
        raise ValidationError(_sentence(text, found))

    def choices(self) -> list[str]:
        """Return what the browser completes from."""
        return choosable()


def _sentence(text: str, found: Any) -> str:
    if len(found) > MOST_CLOSE:
        return _("Many organisations have “%(name)s” in their name. Write more of it.") % {"name": text}
    if not found:
        return _("No organisation is called “%(name)s”. Write a part of its name.") % {"name": text}
    close: list[Organisation] = list(found)
    values = {"name": text, "close": ", ".join(each.name for each in close)}
    return _("Which one is “%(name)s”? Write the whole name: %(close)s.") % values
