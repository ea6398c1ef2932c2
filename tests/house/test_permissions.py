"""Every address and every frame stands in docs/permissions.md: in its table, or in its list of public ones."""

import re

from django.urls import URLPattern, URLResolver, get_resolver

from base.live.registry import frame_handlers
from tests.house import tree

DOCUMENT = "docs/permissions.md"
ENTRY = re.compile(r"`(url|frame):([\w:.-]+)`")
# What the consumer itself understands, before any subject is asked.
WIRE = {"subscribe", "unsubscribe", "ping"}
DEVELOPMENT = {"url:design"}  # there with DEBUG only


def problems(code: set[str], document: str) -> list[str]:
    """Return what the document forgets, and what it still tells of things that are gone."""
    told = {f"{kind}:{name}" for kind, name in ENTRY.findall(document)}
    return [f"{each} is not in {DOCUMENT}" for each in sorted(code - told)] + [
        f"{each} is in {DOCUMENT} but no longer in the code" for each in sorted(told - code - DEVELOPMENT)
    ]


def urls(resolver: URLResolver, space: str = "") -> set[str]:
    """Return the names of all addresses below a resolver; one without a name appears as its route."""
    found = set()
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            found |= urls(each, f"{space}{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern):
            found.add(f"url:{space}{each.name or each.pattern}")
    return found


def frames() -> set[str]:
    """Return all frames that a page may send."""
    return {f"frame:{name}" for name in {*frame_handlers(), *WIRE}}


def test_every_address_and_frame_has_its_line() -> None:
    assert problems(urls(get_resolver()) | frames(), tree.document(DOCUMENT)) == []


def test_no_address_is_without_a_name() -> None:
    assert [each for each in urls(get_resolver()) if not re.fullmatch(r"url:[\w:]+", each)] == []


def test_a_true_table_passes() -> None:
    assert (
        problems({"url:thread", "frame:say"}, "| read | `url:thread` |\n| say | `url:thread`, `frame:say` |")
        == []
    )


def test_a_forgotten_and_a_stale_line_are_told() -> None:
    assert problems({"url:thread"}, "") == [f"url:thread is not in {DOCUMENT}"]
    assert problems(set(), "`url:gone`") == [f"url:gone is in {DOCUMENT} but no longer in the code"]
