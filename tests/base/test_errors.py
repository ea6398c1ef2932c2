"""What an action refuses with, in words and codes."""

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from base.errors import Conflict, ErfaError, Invalid, Refused, TooFast, code_of, register_texts, text_of


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        (TooFast(7), "too_fast", "That was a little fast. Try again in 7 seconds."),
        (TooFast(0), "too_fast", "That was a little fast. Try again in 1 second."),
        (TooFast(91), "too_fast", "Too many attempts. Wait 2 minutes and try again."),
        (TooFast(3600), "too_fast", "Too many attempts. Wait 60 minutes and try again."),
        (TooFast(86_000), "too_fast", "Too many attempts. Wait 24 hours and try again."),
        (Conflict(), "conflict", "Somebody else got there first. Your text is kept. Compare and save again."),
        (Invalid({"a": ["Too long."], "": ["Both."]}), "invalid", "Too long. Both."),
        (Refused("never_registered"), "never_registered", "You do not have permission to do this."),
        (ErfaError(), "invalid", "Something went wrong on our side. We have been told. Your text is kept."),
    ],
)
def test_every_error_has_a_code_and_a_sentence(error: ErfaError, code: str, text: str) -> None:
    with translation.override("en"):
        assert (code_of(error), text_of(error)) == (code, text)


def test_a_subject_says_its_codes_in_the_readers_language() -> None:
    register_texts({"test_only": gettext_lazy("Sign in")})
    said = []
    for language in ("en", "sv"):
        with translation.override(language):
            said.append(text_of(Refused("test_only")))
    assert said == ["Sign in", "Logga in"]


def test_invalid_keeps_its_own_copy() -> None:
    texts = ["One."]
    error = Invalid({"a": texts})
    texts.append("Two.")
    assert error.fields == {"a": ["One."]}
