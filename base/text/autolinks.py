"""Addresses that people type as plain text become links: those of the web, and our own by their path (``/t/12/``).

linkify-it-py knows where an address ends, but its patterns are not safe on hostile text: ``xn--a.`` thirty
times over never ends (measured), ``http://a.b/?!`` repeated costs the square of its length. So it is asked
about one word at a time, at most `LONGEST` characters of it; words with more than a few ``xn--`` are left
alone, and after `MOST` words in one text no more are looked at.
"""

import re
from collections.abc import Iterable, Iterator, MutableMapping
from typing import Any, Final, NamedTuple

from linkify_it import LinkifyIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from base.text.links import LONGEST, encoded, url_ok

MOST: Final = 300
MOST_PUNYCODE: Final = 4

_LINKIFY: Final = LinkifyIt().add("ftp:", None).add("//", None)
_BAIT: Final = re.compile(r"\S*?(?:mailto:|@|\.[^\W\d_]{2})\S*", re.IGNORECASE)
_WORD: Final = re.compile(r"\S+")
# A thread, a post, a tag: shown by title to whom may see it (base.text.titles).
_OWN: Final = re.compile(
    r"(?<![^\s(])/(?:t/[1-9][0-9]{0,17}/(?:[a-z0-9-]{1,80}/)?|p/[1-9][0-9]{0,17}/|tag/[a-z0-9-]{1,60}/)"
    r"(?:\?[a-z]+=[0-9]+)?(?:#p[0-9]+)?(?![^\s).,;:!?])"
)
_HOST: Final = re.compile(r"[^/?#:]+")
_SCHEME: Final = re.compile(r"(?:.*[^a-z0-9.+\-])?(https?:)", re.IGNORECASE | re.DOTALL)


class _Address(NamedTuple):
    start: int
    end: int
    url: str


def web_address(state: StateInline, silent: bool) -> bool:
    """Inline rule for ``https://…``, so that ``_`` and ``*`` inside an address are not emphasis.

    It fires at the colon and takes back the scheme, which stands in the pending text by then.
    """
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    if not (scheme := _SCHEME.fullmatch(state.pending[-6:] + ":")):
        return False
    before = len(scheme[1]) - 1
    start = state.pos - before
    text = _address_at(state.src[start : start + LONGEST + 1], scheme[1], state.env)
    if not url_ok(encoded(text)):
        return False
    state.pending = state.pending[:-before]
    state.push("link_open", "a", 1).attrs = {"href": encoded(text)}
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1)
    state.pos = start + len(text)
    return True


def plain_addresses(state: StateCore) -> None:
    """Core rule for what has no ``://``, as ``www.kommun.se`` and ``anna@kommun.se``.

    Stands before the rule that joins escaped characters to the text, so that a backslash prevents a link.
    """
    for block in state.tokens:
        if block.children:
            block.children = list(_linked(block.children, state.env))


def _address_at(text: str, scheme: str, env: MutableMapping[str, Any]) -> str:
    """The address that `text` begins with, or "". An asterisk at its end belongs to emphasis."""
    if not (word := _WORD.match(text)) or not _worth_a_look(word[0], env):
        return ""
    length = _LINKIFY.test_schema_at(word[0], scheme.lower(), len(scheme))
    return word[0][: len(scheme) + length].rstrip("*") if length else ""


def _linked(children: list[Token], env: MutableMapping[str, Any]) -> Iterator[Token]:
    inside = 0
    for number, child in enumerate(children):
        inside += child.nesting if child.tag == "a" else 0
        if child.type != "text" or inside:
            yield child
            continue
        # "www\\.kommun.se" is typed by somebody who wants no link.
        escaped = number > 0 and children[number - 1].type == "text_special"
        yield from _split(
            child.content, (a for a in _addresses(child.content, env) if a.start or not escaped)
        )


def _split(text: str, addresses: Iterable[_Address]) -> Iterator[Token]:
    done = 0
    for address in addresses:
        yield _text(text[done : address.start])
        yield Token("link_open", "a", 1, attrs={"href": address.url})
        yield _text(text[address.start : address.end])
        yield Token("link_close", "a", -1)
        done = address.end
    yield _text(text[done:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _addresses(text: str, env: MutableMapping[str, Any]) -> Iterator[_Address]:
    for word in _WORD.finditer(text):
        if own := _OWN.search(word[0]):
            yield _Address(word.start() + own.start(), word.start() + own.end(), own[0])
            continue
        if not _BAIT.match(word[0], 0, LONGEST) or not _worth_a_look(word[0], env):
            continue
        for match in _LINKIFY.match(word[0]) or ():
            url = encoded(match.url if match.schema else f"https://{match.text}")
            if url_ok(url) and (match.schema or _typed_as_host(match.text)):
                yield _Address(word.start() + match.index, word.start() + match.last_index, url)


def _typed_as_host(text: str) -> bool:
    """Whether a bare host was meant: "Det var bra.Vi ses" lacks a space, and .vi is a country."""
    host = _HOST.match(text)
    return host is not None and host[0] == host[0].lower()


def _worth_a_look(word: str, env: MutableMapping[str, Any]) -> bool:
    if len(word) > LONGEST or word.lower().count("xn--") > MOST_PUNYCODE:
        return False
    looks = env["addresses"] = env.get("addresses", 0) + 1
    return bool(looks <= MOST)
