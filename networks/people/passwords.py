"""What a password must be: long, and not one that others would guess. Nothing about which characters it holds (G-29).

People keep patterns, not words: "Sommaren2026!" is a season and a year. So known words, the person's own among
them, are taken out, and what is left has to be something to guess.
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from networks.people.models import Person

LONGEST = 256  # hashing costs with length; nobody types more
# What must be left when known words and years are gone: so many characters, so many of them different.
LEFT_LENGTH, LEFT_DIFFERENT = 6, 5
SHORTEST_OWN_WORD = 3

_WORDS = Path(__file__).parent / "data" / "common_words.txt"
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPLIT = re.compile(r"[^a-z0-9]+")
# å is typed as a, and zero as o: both spellings are the same guess.
_PLAIN = str.maketrans("åäöéüáàøæ", "aaoeuaaoa")
_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}
)


class LongEnough:
    """At least `min_length` characters, at most 256."""

    def __init__(self, min_length: int = 12) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: "Person | None" = None) -> None:
        """Raise ValidationError with the sentence for the field."""
        if len(password) < self.min_length:
            raise ValidationError(self.get_help_text(), code="too_short")
        if len(password) > LONGEST:
            raise ValidationError(_("Use at most %(n)s characters.") % {"n": LONGEST}, code="too_long")

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _("Use at least %(n)s characters. Longer is better.") % {"n": self.min_length}


class NotCommon:
    """Not on the lists of common passwords, and not made of common words, years and the person's own words."""

    def validate(self, password: str, user: "Person | None" = None) -> None:
        """Raise ValidationError with the sentence for the field."""
        if guessable(password, own_words(user) if user is not None else frozenset()):
            raise ValidationError(_("That password is too common. Choose another."), code="common")

    def get_help_text(self) -> str:
        """Return nothing: the sentence would help nobody to choose."""
        return ""


def guessable(password: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether the password is common, repeats itself, or is little more than known words."""
    plain = password.lower().translate(_PLAIN)
    if plain in _listed() or _repeats(plain):
        return True
    words = sorted(common_words() | own, key=len, reverse=True)
    return any(_little(_without(spelled, words)) for spelled in (plain, plain.translate(_LEET)))


def own_words(person: "Person") -> frozenset[str]:
    """Return words that somebody who knows the person would try: name, address, title, organisation."""
    organisation = person.organisation.name if person.organisation_id else ""
    text = " ".join((person.name, person.email, person.title, organisation))
    found = _SPLIT.split(text.lower().translate(_PLAIN))
    return frozenset(word for word in found if len(word) >= SHORTEST_OWN_WORD)


@cache
def common_words() -> frozenset[str]:
    """Return Swedish and English words that people make passwords of, in their plain spelling."""
    return frozenset(_WORDS.read_text(encoding="utf-8").split())


@cache
def _listed() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _repeats(text: str) -> bool:
    """Whether a piece of up to a third of the text makes all of it: aaaa…, hejhejhejhej."""
    return any(text[size:] == text[:-size] for size in range(1, len(text) // 3 + 1))


def _without(text: str, words: list[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return _YEAR.sub("", text)


def _little(left: str) -> bool:
    return len(left) < LEFT_LENGTH or len(set(left)) < LEFT_DIFFERENT
