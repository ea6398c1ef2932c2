"""What fields say when something is missing: in words of ours, in the reader's language."""

import pytest
from django import forms
from django.utils import translation

from base.web.fields import Choice, Line


class Asked(forms.Form):
    """A form with a choice and a line."""

    kind = Choice(label="Kind", choices=[("a", "A")])
    text = Line(20, label="Text in Swedish")


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        ("en", "", "Choose one of these."),
        ("en", "b", "That can’t be chosen here. Choose one of these."),
        ("sv", "", "Välj något av alternativen."),
        ("sv", "b", "Det går inte att välja här. Välj något av alternativen."),
    ],
)
def test_a_choice_says_what_to_do(language: str, kind: str, said: str) -> None:
    with translation.override(language):
        assert Asked({"kind": kind, "text": "x"}).errors == {"kind": [said]}


def test_a_missing_text_is_called_what_its_label_says() -> None:
    with translation.override("en"):
        assert Asked({"kind": "a", "text": " "}).errors == {"text": ["Fill in text in Swedish."]}
