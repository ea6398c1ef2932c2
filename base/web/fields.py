"""Form fields for what people write: normalised at the door, capped with a sentence that says by how much."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from base.text import line, normal, stored


class _Capped(forms.CharField):
    """A text whose cap is checked after normalisation, so that invisible characters neither count nor pass."""

    def __init__(self, cap: int, **options: Any) -> None:
        self.cap = cap
        super().__init__(**options)

    def clean_text(self, value: str) -> str:
        raise NotImplementedError

    def to_python(self, value: Any) -> str:
        """Normalise what was typed."""
        return self.clean_text(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        """Say what is missing or how much is too much."""
        if self.required and not value.strip():
            name = str(self.label or "")
            name = name[:1].lower() + name[1:]
            raise ValidationError(_("Fill in %(field)s.") % {"field": name}, code="required")
        if (over := len(value) - self.cap) > 0:
            text = ngettext(
                "The text is %(n)s character too long.", "The text is %(n)s characters too long.", over
            )
            raise ValidationError(text % {"n": over}, code="too_long")


class Choice(forms.ChoiceField):
    """One of a few; Django's own words for a missing or a foreign choice say neither what to do nor in our language."""

    default_error_messages = {
        "required": gettext_lazy("Choose one of these."),
        "invalid_choice": gettext_lazy("That can’t be chosen here. Choose one of these."),
    }


class Line(_Capped):
    """One line: a title, a name."""

    def clean_text(self, value: str) -> str:
        """White space becomes single spaces; newlines can't reach a header."""
        return line(value)


class Text(_Capped):
    """Several lines of a person's text."""

    widget = forms.Textarea

    def __init__(self, cap: int, **options: Any) -> None:
        super().__init__(cap, strip=False, **options)

    def clean_text(self, value: str) -> str:
        """Line ends become LF; what can't be seen is dropped."""
        return normal(value)


class Formatted(Text):
    """A text with formatting, kept as it was typed. Its control is what static/js/editor.js looks for."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell the editor how long the text may be."""
        return {**super().widget_attrs(widget), "data-write": "", "data-cap": str(self.cap)}


class Prose(Formatted):
    """A text of posts and messages: what is typed for mentions and emoji becomes what is stored of them."""

    def clean_text(self, value: str) -> str:
        """Also mentions without names, emoji as characters; only then is the length counted."""
        return stored(value)
