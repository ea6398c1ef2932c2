"""What the service keeps in a browser, and why; the page about cookies shows it, a test compares it with the code.

Only what is needed for what a person asks for, so nobody is asked for consent (LEK 2022:482, 9 kap. 28 §).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Kept:
    """One cookie, or one kind of entry in the browser's storage; its name, what it is for, how long it stays."""

    name: str
    purpose: Words
    lasts: Words


_cookies: dict[str, Kept] = {}
_storage: dict[str, Kept] = {}


def register_cookie(name: str, *, purpose: Words, lasts: Words) -> None:
    """Enter a cookie that the code sets."""
    _cookies[name] = Kept(name, purpose, lasts)


def register_storage(name: str, *, purpose: Words, lasts: Words) -> None:
    """Enter what a script keeps in the browser's own storage; `name` is what its keys begin with."""
    _storage[name] = Kept(name, purpose, lasts)


def cookies() -> Sequence[Kept]:
    """Return the cookies, in the order in which they were entered."""
    return tuple(_cookies.values())


def storage() -> Sequence[Kept]:
    """Return what is kept in the browser's storage."""
    return tuple(_storage.values())
