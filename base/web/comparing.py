"""After a conflict: what the form would have overwritten stands beside what was typed."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _

from base.basis import LENGTH, basis_of

CONFLICT = 409


class BasisField(forms.CharField):
    """The hidden name of what the form was filled in from (`base.basis`)."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=LENGTH, widget=forms.HiddenInput)


def compare(
    form: forms.BaseForm, values: Mapping[str, object], shown: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return label and text of each field that says something else now than what was typed.

    `values` is what the basis is made of, `shown` what the fields of the form would show of it. The form gets
    the new basis: saved again, it overwrites what its person has now seen. Nothing unless there was a conflict.
    """
    if getattr(form, "status", 0) != CONFLICT:
        return []
    begin_anew(form, values)
    typed = {name: str(form[name].value() or "").replace("\r\n", "\n") for name in shown}
    changed = [name for name, text in shown.items() if text.strip() != typed[name].strip()]
    return [(str(form[name].label), _words(form.fields[name], shown[name])) for name in changed]


def begin_anew(form: forms.BaseForm, values: Mapping[str, object]) -> None:
    """Let a form that came too late begin from what stands now: saved again, it overwrites what was shown."""
    form.data = {**dict(form.data.items()), "basis": basis_of(values)}


def _words(field: forms.Field, text: str) -> str:
    """Return a value as a person reads it: a choice by its name, a box by whether it is ticked, a moment apart."""
    if isinstance(field, forms.BooleanField):
        return _("Yes") if text else _("No")
    if isinstance(field, forms.DateTimeField):
        return text.replace("T", " ")
    return str(dict(getattr(field, "choices", ())).get(text, text))
