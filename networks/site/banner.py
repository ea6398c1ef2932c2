"""The announcement above every page, and how a browser remembers that it was put away."""

from typing import Any

from django.http import HttpRequest

from base import clock
from networks.site.queries import board

COOKIE = "announcement"
MOST = 10  # announcements that one browser remembers


def hidden(request: HttpRequest) -> frozenset[int]:
    """Return the ids of announcements that this browser has put away."""
    parts = request.COOKIES.get(COOKIE, "").split(".")[-MOST:]
    return frozenset(int(part) for part in parts if part.isascii() and part.isdigit() and len(part) <= 18)


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `banner` in every page, or None: a name that no page has for anything of its own."""
    user = getattr(request, "user", None)
    signed_in = bool(user is not None and user.is_authenticated)
    return {"banner": board.shown(clock.now(), signed_in=signed_in, hidden=hidden(request))}
