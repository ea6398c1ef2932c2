"""What stands above every page: read at most every few seconds in a process, so that no page asks for it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from networks.site.models import Announcement

SECONDS = 5.0  # how old the board may be; other processes learn of a new announcement after at most as long
MOST = 20


@dataclass(slots=True)
class _Board:
    """The announcements of the next days as this process has last read them."""

    rows: Sequence[Announcement]
    read_at: float


_board = _Board([], float("-inf"))


def forget() -> None:
    """Read again at the next page: something was announced, changed or ended in this process."""
    _board.read_at = float("-inf")


def shown(now: datetime, *, signed_in: bool, hidden: frozenset[int]) -> Announcement | None:
    """Return the one announcement for a page: a disturbance before information, the newest first.

    `hidden` are the ids that this browser has put away.
    """
    if time.monotonic() - _board.read_at > SECONDS:
        rows = Announcement.objects.not_over(now).order_by("kind", "-from_at", "-id")  # d before i
        _board.rows, _board.read_at = list(rows[:MOST]), time.monotonic()
    for each in _board.rows:
        if each.from_at <= now < each.until_at and each.pk not in hidden and (signed_in or each.for_visitors):
            return each
    return None


def settle() -> None:
    """Take the board for read and empty, for good: a test counts the queries of a page and not this one."""
    _board.rows, _board.read_at = [], float("inf")
