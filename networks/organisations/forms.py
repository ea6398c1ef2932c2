"""What the list of organisations is cut down to."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from base.text import NAME
from base.web.fields import Line


class Filter(forms.Form):
    """A part of a name, and a county."""

    q = Line(NAME, required=False, label=_("Name"), widget=forms.TextInput(attrs={"type": "search"}))
    county = forms.ChoiceField(required=False, label=_("County"))

    def __init__(self, asked: object, counties: Sequence[tuple[str, str]]) -> None:
        super().__init__(asked)  # type: ignore[arg-type]  # request.GET
        self.fields["county"].choices = [("", _("All counties")), *counties]  # type: ignore[attr-defined]
