"""The last rule on the token stream: what CommonMark allows and our pages do not.

It works on tokens, never on HTML, so that `render` and `excerpt` see the same text.
"""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from base.text.links import url_ok
from base.text.normal import blank, line, normal

# Emphasis within emphasis. Deeper means nothing to a reader, and the HTML parser behind bleach and in browsers
# pays for each level at each tag.
DEEPEST: Final = 6

_EMPHASIS: Final = frozenset({"em", "strong", "s"})
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9_+#.\-]{1,30}")


def tidy(state: StateCore) -> None:
    """Core rule, after all others. Entities have put back what `normal()` took away: it is taken again."""
    for block in state.tokens:
        block.attrs.pop("style", None)
        if block.children is not None:
            block.children = list(_filled_links(_shallow(block.children)))
        elif block.type == "fence":
            block.info = _language(block.info)
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if inline.type == "inline" and blank(text_of(inline)):
            _without_emptiness(opening, inline, closing)
    _outline([block for block in state.tokens if block.type.startswith("heading") and block.tag != "p"])


def _outline(headings: list[Token]) -> None:
    """Headings begin at h3 (the page's own are h1 and h2) and never skip a level, whatever was typed: a screen
    reader's user moves by them."""
    above: list[int] = []
    for heading in headings:
        typed = int(heading.tag[1])
        if heading.nesting == 1:
            above = [*(level for level in above if level < typed), typed]
        heading.tag = f"h{min(len(above) + 2, 6)}"


def text_of(inline: Token) -> str:
    """What a reader sees of one inline token, mentions as ``@…``."""
    return "".join(map(_text_of_child, inline.children or ()))


def _text_of_child(child: Token) -> str:
    if child.type == "mention":
        return "@…"
    return " " if child.tag == "br" else child.content if child.nesting == 0 else ""


def _without_emptiness(opening: Token, inline: Token, closing: Token) -> None:
    """A heading or a column's head that says nothing misleads a screen reader: the first is shown as it was
    typed, the second becomes an ordinary cell."""
    if opening.type == "th_open":
        opening.tag = closing.tag = "td"
    if opening.type == "heading_open":
        opening.tag = closing.tag = "p"
        inline.children = [Token("text", "", 0, content=opening.markup)]


def _language(info: str) -> str:
    word = _LANGUAGE.match(info.strip())
    return word[0] if word else ""


def _shallow(children: list[Token]) -> Iterator[Token]:
    """The same with emphasis deeper than `DEEPEST` as the characters that were typed."""
    depth = 0
    for child in children:
        if child.tag in _EMPHASIS:
            depth += child.nesting
            if depth + (child.nesting < 0) > DEEPEST:
                yield Token("text", "", 0, content=child.markup)
                continue
        elif child.type == "text":
            child.content = normal(child.content)
        yield child


def _filled_links(children: Iterator[Token]) -> Iterator[Token]:
    """The same without links to refused addresses; a link without text shows its address.

    So no person's link is ever empty, and an empty link to a person is a mention and nothing else.
    """
    href, seen = "", ""
    for child in children:
        if child.type == "link_open":
            href, seen = _href(child), ""
        elif child.type == "link_close":
            if href and blank(seen):
                yield Token("text", "", 0, content=href)
        else:
            seen += child.content
        if child.tag != "a" or href:
            yield child


def _href(link: Token) -> str:
    """The address of a link, or "" when it must not be one. Its title is set in order on the way."""
    if "title" in link.attrs:
        link.attrs["title"] = line(str(link.attrs["title"]))
    href = str(link.attrs.get("href", ""))
    return href if url_ok(href) else ""
