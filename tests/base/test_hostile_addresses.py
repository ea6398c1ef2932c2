"""Whatever stands in an address, the answer is a page: never a fault, on either database."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from networks.people.models import Person
from tests.factories import client_of

HUGE = "9" * 30
SLUG, CODE = "digital-mognad", "1860"
# What a part of an address can hold at worst, by the name of its converter or group.
WORST = {
    "id": [HUGE, "0", "-1", "1" * 18],
    "code": ["%00", "x-" + "y" * 400],
    "slug": [SLUG, "x" * 400, "%00"],
}
QUERIES = [
    {
        name: value
        for name in ("q", "after", "before", "start", "kind", "show", "view", "county", "page", "next", "at")
    }
    for value in ("\x00", "\ud800", HUGE, "-1", "å" * 2000, "1' OR 1=1 --", "%s", "[]")
]


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Yield every route of ours."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each, f"{before}{each.pattern}")
        elif isinstance(each, URLPattern):
            yield f"{before}{each.pattern}"


def filled(route: str) -> Iterator[str]:
    """Yield a route with the worst in each of its places."""
    for worst in range(4):
        path = route
        for kind, values in WORST.items():
            while f"<{kind}:" in path:
                start = path.index(f"<{kind}:")
                path = path[:start] + values[worst % len(values)] + path[path.index(">", start) + 1 :]
        yield f"/{path}"


ROUTES = sorted(route for route in addresses(get_resolver()) if not route.startswith("^"))


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_no_address_is_a_fault(route: str, saga: Person) -> None:
    client: Client = client_of(saga)
    for path in filled(route):
        assert client.get(path).status_code < 500
        assert client.post(path, {"sequence": HUGE, "role": "\x00", "approve": "\x00"}).status_code < 500


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_no_question_is_a_fault(route: str, saga: Person) -> None:
    client = client_of(saga)
    path = f"/{route}".replace("<slug:slug>", SLUG).replace("<code:code>", CODE)
    for asked in QUERIES:
        assert client.get(f"{path}?{urlencode(asked, errors='surrogatepass')}").status_code < 500
