"""The shape of frames: the same forms as pages use, but JSON's types are not bent into shape."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from base.errors import Invalid


def cleaned(form_class: type[forms.Form], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cleaned fields of a frame. Raises Invalid, also where a number came as text or as a list."""
    wrong = {
        name: [_("%(field)s has the wrong type.") % {"field": name}]
        for name, field in form_class.base_fields.items()
        if name in data and type(data[name]) is not (int if isinstance(field, forms.IntegerField) else str)
    }
    if wrong:
        raise Invalid(wrong)
    form = form_class(data)
    if not form.is_valid():
        raise Invalid({name: [str(each) for each in texts] for name, texts in form.errors.items()})
    return form.cleaned_data
