"""Parts of a text for other places: some words of it, or all of it to answer to.

Both are taken from the source by its tokens. Cutting HTML has let markup out elsewhere.
"""

import re
import unicodedata
from typing import Final

from markdown_it.token import Token

from base.text.files import without_pictures
from base.text.markdown import parsed
from base.text.normal import line, normal
from base.text.tidy import text_of

# Enough source for an excerpt of any use: markup and addresses take room that the reader does not see.
_MARGIN: Final = 2_000
_TIMES: Final = 8
# "Good idea, @….": whom a sentence ends by speaking to says nothing without the name.
_SPOKEN_TO: Final = re.compile(r",? @…(?=[.!?])")
_MARKS: Final = re.compile(r"[\\\[\]*_`<>&~]")
_BACKSLASHED: Final = r"\\\g<0>"
_ASIDE: Final = ("blockquote_", "heading_")


def excerpt(source: str, length: int) -> str:
    """The first words of a text as one line of plain text, for lists, notices and titles of links.

    At most `length` characters, the ``…`` of a cut included, cut between words; mentions are ``@…``.
    Quotations and headings are left out unless there is nothing else: a text that begins with "Background"
    should not look like every other. Plain text: a template must escape it. Raises nothing.
    """
    source = _beginning(normal(source), length * _TIMES + _MARGIN)
    tokens = parsed(source)
    own, all_words = line(_words(tokens, everything=False)), line(_words(tokens, everything=True))
    # A lone "-" is an empty list to Markdown; `render` shows it as typed, and so do we.
    return _cut(own or all_words or line(source), length)


def quoted(source: str) -> str:
    """A text as Markdown quotation (``> …``), for the field in which somebody answers it.

    What the text itself quoted is left out: only its author's own words. Formatting is kept, a picture becomes
    its words in brackets. Empty when nothing is left; no line break at the end. Raises nothing.
    """
    source = without_pictures(normal(source))
    lines = source.split("\n")
    for token in parsed(source):
        if token.type == "blockquote_open" and token.map:
            first, after = token.map
            lines[first:after] = [""] * (after - first)
    return "\n".join(f"> {text}" if text else ">" for text in _without_gaps(lines))


def source_line(words: str, url: str) -> str:
    """The first line of a quotation: whose words they are, as a link to them. Their marks stay as typed."""
    return f"> [{_MARKS.sub(_BACKSLASHED, line(words))}]({url})\n>"


def _beginning(source: str, most: int) -> str:
    if len(source) <= most:
        return source
    whole_lines, _, _ = source[:most].rpartition("\n")
    return whole_lines or source[:most]


def _words(tokens: list[Token], *, everything: bool) -> str:
    depth, words = 0, []
    for token in tokens:
        depth += token.nesting if token.type.startswith(_ASIDE) else 0
        if everything or not depth:
            words.append(text_of(token) if token.type == "inline" else token.content)
    return _SPOKEN_TO.sub("", " ".join(words))


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    room = max(length - 1, 0)
    # The last space that still fits, unless one word takes more than half of the room.
    end = text.rfind(" ", room // 2, room + 1)
    if end < 0:
        end = room
        while end and unicodedata.combining(text[end]):
            end -= 1
    return (text[:end].rstrip(" .,;:–-") + "…")[: max(length, 0)]


def _without_gaps(lines: list[str]) -> list[str]:
    """The lines without empty ones at either end, and never two empty ones in a row."""
    kept: list[str] = []
    for text in lines:
        if text.strip() or (kept and kept[-1]):
            kept.append(text.rstrip() if text.strip() else "")
    return kept[:-1] if kept and not kept[-1] else kept
