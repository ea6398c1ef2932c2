"""The second lock on a person's HTML: a list of what may pass, enforced on the finished HTML.

Markdown (`html=False`) already makes nothing else. This stands behind it, so that an error in the parser, in
a plug-in or in a later import of HTML is not a script in a reader's page.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, Final

from bleach.sanitizer import Cleaner

from base.text.links import external, url_ok

TAGS: Final = frozenset({
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("a", "strong", "em", "s", "del", "code"),
})  # fmt: skip
REL: Final = "nofollow ugc noopener noreferrer"
LANGUAGE: Final = re.compile(r"language-[A-Za-z0-9_+#.\-]{1,30}")
_START: Final = re.compile(r"[0-9]{1,9}")

_Token = dict[str, Any]


def sanitise(html: str) -> str:
    """HTML with nothing but the tags and attributes of the list, for `render` and for whoever imports HTML.

    Tags that are not on the list are shown as text, so that nothing disappears unseen; a link to an address
    that `url_ok` refuses loses its tags and keeps its text; links that leave the site get `REL`. A cleaner is
    made for each call, because bleach's parser keeps state between threads. Raises nothing.
    """
    cleaner = Cleaner(
        tags=TAGS,
        attributes=_allowed,
        protocols={"http", "https", "mailto"},
        filters=[_Links],  # type: ignore[list-item] # the stub wants a base class that bleach keeps to itself
    )
    return cleaner.clean(html)


def _allowed(tag: str, name: str, value: str) -> bool:
    match tag, name:
        case "a", "href":
            # bleach hands over the value with its entities; the browser decodes them, once.
            return url_ok(unescape(value))
        case "a", "title":
            return True
        case "code", "class":
            return LANGUAGE.fullmatch(value) is not None
        case "ol", "start":
            return _START.fullmatch(value) is not None
    return False


class _Links:
    """A filter of bleach's: sets `rel` on links that leave the site, and takes away the tags of links that
    lost their address.

    Links are never inside one another here: the HTML parser has closed the outer one already.
    """

    def __init__(self, source: Iterable[_Token]) -> None:
        self.source = source

    def __iter__(self) -> Iterator[_Token]:
        kept = True
        for token in self.source:
            if token.get("name") == "a":
                kept = _with_rel(token) if token["type"] == "StartTag" else kept
                if not kept:
                    continue
            yield token


def _with_rel(token: _Token) -> bool:
    """Whether the opening tag of a link still has an address."""
    href = token["data"].get((None, "href"))
    if href is not None and external(href):
        token["data"][(None, "rel")] = REL
    return href is not None
