"""Files in a text: ``![what it shows](/f/KEY/name)`` a picture, ``[name](/f/KEY/name)`` a file to fetch.

Stored HTML holds a plain link, with ``#figure`` behind a picture's; what is shown is filled in when read, from
the file as it is then. Only own files: a picture from anywhere else is a link, as typed.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Final, NamedTuple
from urllib.parse import unquote

from markdown_it.rules_inline import StateInline

from base.text.links import encoded, url_ok
from base.text.normal import blank, line

FIGURE: Final = "#figure"

_KEY: Final = "[0-9A-Za-z]{22,32}"
_PICTURE: Final = re.compile(
    rf"!\[((?:[^\[\]\\\n]|\\[^\n]){{0,500}})\]\((/f/{_KEY}/[^\s()<>\"\\#]{{1,400}})\)"
)
_SOURCE: Final = re.compile(rf"/f/({_KEY})/")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
# Links of stored HTML never nest, and no "<" or quote in it is a person's own.
_LINK: Final = re.compile(
    rf'<a href="/f/({_KEY})/([^"#?]{{1,1200}})({FIGURE})?"(?: title="[^"]*")?>((?:[^<]|<(?!/a>))*)</a>'
)
_ALONE: Final = re.compile(rf"<p>({_LINK.pattern})</p>")
_TAG: Final = re.compile(r"<[^>]*>")


class FileLink(NamedTuple):
    """A place in a text that shows a file. `words` is plain text; `alone`: nothing else is in its paragraph."""

    key: str
    words: str
    is_picture: bool
    alone: bool


def picture(state: StateInline, silent: bool) -> bool:
    """Inline rule for pictures of our own. Not inside a link, since links do not nest."""
    if state.linkLevel or not (match := _PICTURE.match(state.src, state.pos, state.posMax)):
        return False
    href = encoded(match[2])
    if not url_ok(href):
        return False
    if not silent:
        words = line(_ESCAPED.sub(r"\1", match[1]))
        state.push("link_open", "a", 1).attrs = {"href": href + FIGURE}
        state.push("text", "", 0).content = name_in(href) if blank(words) else words
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def file_keys(source: str) -> set[str]:
    """The keys of files that a text as written may show. Raises nothing."""
    return set(_SOURCE.findall(source))


def file_keys_in(html: str) -> set[str]:
    """The keys of files that stored HTML shows. Raises nothing."""
    return {match[1] for match in _LINK.finditer(html)} if "/f/" in html else set()


def fill_in_files(html: str, made: Callable[[FileLink], str | None]) -> str:
    """Stored HTML with what `made` returns in the places of its files; None leaves the link.

    `made` returns HTML that templates escaped: a block where the link stands alone, else a phrase. The result
    is as safe as both. Raises nothing that `made` does not.
    """
    if "/f/" not in html:
        return html

    def alone(match: re.Match[str]) -> str:
        return made(_found(match, 2, alone=True)) or match[0]

    def within(match: re.Match[str]) -> str:
        return made(_found(match, 1, alone=False)) or match[0]

    # Split first: what has been made for a paragraph is not looked through again.
    parts, at = [], 0
    for match in _ALONE.finditer(html):
        parts += [_LINK.sub(within, html[at : match.start()]), alone(match)]
        at = match.end()
    return "".join([*parts, _LINK.sub(within, html[at:])])


def without_pictures(source: str) -> str:
    """A text as written with the words of its pictures in their places, for a quotation: ``[words]``."""
    return _PICTURE.sub(lambda match: f"\\[{match[1].strip() or name_in(match[2])}\\]", source)


def name_in(href: str) -> str:
    """The name at the end of a file's address."""
    return line(unquote(href.rpartition("/")[2]))


def _found(match: re.Match[str], first: int, *, alone: bool) -> FileLink:
    key, name, figure, inner = (match[first + n] for n in range(4))
    words = line(unescape(_TAG.sub("", inner)))
    said = "" if words in {name_in(name), f"/f/{key}/{name}", escape(name)} else words
    return FileLink(key, said, bool(figure), alone)
