"""Emoji by name: ``:tack:`` becomes the character when a text is stored, as the editor does while one types.

The names, Swedish and English, stand in static/emoji.json, which the editor reads too.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).resolve().parents[2] / "static" / "emoji.json"

# Not inside a word or an address: "kl. 10:30:00" and "https://a.se/:a:" are neither.
_NAME: Final = re.compile(r":([^\W\d][\w+-]{0,39}):")
_NAMES: Final = re.compile(rf"(?<![\w:/])(?:{_NAME.pattern})+")  # one close to the other, too


@cache
def emoji() -> Mapping[str, str]:
    """The characters by their names; the first character that has a name keeps it."""
    names: dict[str, str] = {}
    for character, words in json.loads(FILE.read_text(encoding="utf-8")).items():
        for word in words.split():
            names.setdefault(word, character)
    return names


def with_emoji(text: str) -> str:
    """The text with the characters for the names that are known; all others stay as typed. Raises nothing."""
    if ":" not in text:
        return text
    return _NAMES.sub(lambda run: _NAME.sub(_character, run[0]), text)


def _character(match: re.Match[str]) -> str:
    return emoji().get(match[1].lower(), match[0])
