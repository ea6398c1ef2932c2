"""Where a request comes from: never from what the browser says of itself."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from base.web.addresses import place_of


def place(remote: str, forwarded: str | None = None) -> str:
    """Return the place of a request with these headers."""
    more = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return place_of(RequestFactory().get("/", REMOTE_ADDR=remote, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("remote", "shown"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("", "unknown"),
        ("nonsense", "unknown"),
    ],
)
def test_an_address_or_the_network_of_a_household(remote: str, shown: str) -> None:
    assert place(remote) == shown


def test_without_a_proxy_the_header_is_not_looked_at(settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    assert place("198.51.100.7", "203.0.113.9") == "198.51.100.7"


@pytest.mark.parametrize(
    ("forwarded", "shown"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("1.2.3.4, nonsense", "unknown"),
        ("", "198.51.100.7"),
    ],
)
def test_behind_a_proxy_its_own_entry_counts(settings: Settings, forwarded: str, shown: str) -> None:
    settings.BEHIND_PROXY = True
    assert place("198.51.100.7", forwarded) == shown
