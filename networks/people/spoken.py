"""The languages that people say they speak: the land's own and those that are common in it, by ISO 639-1."""

from collections.abc import Sequence

from babel import Locale
from django.utils.translation import get_language

# Swedish and English, the neighbours, the national minorities', then what many have as their mother tongue.
SPOKEN = ("sv", "en", "fi", "no", "da", "se", "de", "fr", "es", "pl", "uk", "ar", "fa", "so")


def languages() -> list[tuple[str, str]]:
    """Return codes and names in the reader's language, to choose from."""
    return [(code, name_of(code)) for code in SPOKEN]


def names_of(codes: Sequence[str]) -> list[str]:
    """Return what languages are called in the reader's language."""
    return [name_of(code) for code in codes]


def name_of(code: str) -> str:
    """Return what a language is called in the reader's language, with a capital letter; its code if unknown."""
    names = Locale.parse(get_language() or "sv").languages
    name = str(names.get(code, code))
    return name[:1].upper() + name[1:]
