"""The one form in which text is stored: every entry of text passes through here, imports and sockets included.

Django's form fields stop NUL but let lone surrogates and U+202E through, and sockets stop nothing at all
(measured). What is dropped here is never seen by a renderer, a database or a reader.
"""

import re
import unicodedata
from typing import Final

MARKS_IN_A_ROW: Final = 8

# Bidirectional overrides and isolates make text read other than it is ("invoice_fdp.exe"). C1 controls are
# not text in any alphabet, and HTML calls them a parse error. Non-characters and lone surrogates cannot be
# stored or sent everywhere.
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_LINE_ENDS: Final = re.compile("\r\n?|\x85")

# What shows nothing though its category is of letters, marks or nothing yet: the blank Braille pattern, and what
# Unicode calls ignorable by default (Hangul fillers, variation selectors).
_INVISIBLE: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_UNSEEN: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def normal(text: str) -> str:
    """The storable form of a text of several lines, for whoever receives text from outside.

    NFC, lines end with LF, nothing in it that cannot be seen or stored, and at most eight combining marks in
    a row (more of them paint over the lines above and below). Does the same once as twice. Raises nothing.
    """
    text = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
    if text.isascii():
        return text
    return _fewer_marks(unicodedata.normalize("NFC", text))


def line(text: str) -> str:
    """The storable form of a title, name or tag: `normal()` on one line with single spaces.

    A text that shows nothing at all becomes empty, so that a required field refuses it. Raises nothing.
    """
    text = " ".join(normal(text).split())
    return "" if blank(text) else text


def blank(text: str) -> bool:
    """Whether a reader would see nothing: white space, format characters and fillers only."""
    return all(_INVISIBLE.match(char) or unicodedata.category(char) in _UNSEEN for char in text)


def _fewer_marks(text: str) -> str:
    kept: list[str] = []
    row = 0
    for char in text:
        row = row + 1 if unicodedata.category(char)[0] == "M" else 0
        if row <= MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)
