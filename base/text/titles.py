"""Addresses of threads, posts and tags that stand bare in a text are shown by title, for whom may know it.

The stored HTML keeps the address. A link with words of its own is left alone.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Final, NamedTuple

# Below the site's own address, or from its root. Kinds are the first words of the addresses.
_PLACE: Final = r"/(t|p|tag)/([a-z0-9-]{1,60})/(?:[a-z0-9-]{1,80}/)?(?:[?#][^\"<>\s]{0,200})?"

Key = tuple[str, str]  # ("t", "12"), ("p", "31"), ("tag", "ai")


class Title(NamedTuple):
    """What an address is called, and a word about what it is ("" for none)."""

    name: str
    kind: str = ""


def linked(html: str, site: str) -> set[Key]:
    """Which threads, posts and tags the bare addresses of stored HTML lead to; `site` is our own address."""
    return {(match[3], match[4]) for match in _bare(site).finditer(html) if _is_bare(match)}


def all_linked(texts: Iterable[str], site: str) -> set[Key]:
    """The same for several texts."""
    return set().union(*(linked(html, site) for html in texts))


def titled(html: str, titles: Mapping[Key, Title], site: str) -> str:
    """Stored HTML with the titles that `titles` holds, as plain text, in the place of bare addresses.

    What is not in it stays a plain address. The result is as safe as `html` was. Raises nothing.
    """
    if not titles:
        return html

    def shown(match: re.Match[str]) -> str:
        title = titles.get((match[3], match[4]))
        if title is None or not _is_bare(match):
            return match[0]
        kind = f" <small>{escape(title.kind)}</small>" if title.kind else ""
        return f'<a href="{match[2]}" class="to">{escape(title.name)}{kind}</a>'

    return _bare(site).sub(shown, html)


@lru_cache(maxsize=8)
def _bare(site: str) -> re.Pattern[str]:
    return re.compile(rf'<a href="({re.escape(site)})?({_PLACE})"(?: rel="[^"<>]*")?>([^<>]*)</a>')


def _is_bare(match: re.Match[str]) -> bool:
    """Whether the words of the link are its address, with or without the scheme."""
    address = (match[1] or "") + match[2]
    return match[5] == address or f"https://{match[5]}" == address
