"""Counts by an atomic upsert: the cache's increment is not atomic, and a read before a write loses counts."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import F

from base import clock
from base.errors import TooFast
from base.jobs import chore

if TYPE_CHECKING:
    from base.limits.models import Window

DAY = 24 * 3600
_off: ContextVar[bool] = ContextVar("limits_off", default=False)


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `times` in each stretch of `seconds`."""

    name: str
    times: int
    seconds: int


def hit(rate: Rate, *who: object) -> None:
    """Count one try of `who` (a person's id, an address); raise TooFast above the rate.

    Tries above the rate are counted too, but only within their stretch, so waiting always helps.
    """
    if _off.get():
        return
    now = int(clock.now().timestamp())
    starts = now - now % rate.seconds
    if _count(_name(rate, who), starts) > rate.times:
        raise TooFast(starts + rate.seconds - now)


def forgive(rate: Rate, *who: object) -> None:
    """Take back one count, where what was counted turned out well: a sign-in that succeeded."""
    now = int(clock.now().timestamp())
    window = _windows().objects.filter(name=_name(rate, who), starts=now - now % rate.seconds, count__gt=0)
    window.update(count=F("count") - 1)


@contextmanager
def unlimited() -> Iterator[None]:
    """Switch limits off inside the block: for importers that write a year in a minute."""
    token = _off.set(True)
    try:
        yield
    finally:
        _off.reset(token)


def are_off() -> bool:
    """Return whether limits are switched off here."""
    return _off.get()


def _name(rate: Rate, who: tuple[object, ...]) -> str:
    """Return the row's name. Who is hashed, so that the table holds no addresses."""
    return f"{rate.name}:{hashlib.sha256(repr(who).encode()).hexdigest()[:32]}"


def _windows() -> "type[Window]":
    from base.limits.models import Window  # the package is imported before the models are loaded

    return Window


def _count(name: str, starts: int) -> int:
    """Add one and return the count: one statement in a dialect that both engines speak."""
    table = connection.ops.quote_name(_windows()._meta.db_table)
    sql = (
        f"INSERT INTO {table} (name, starts, count) VALUES (%s, %s, 1) "  # nosec B608 # noqa: S608 - a constant name
        f"ON CONFLICT (name, starts) DO UPDATE SET count = {table}.count + 1 RETURNING count"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [name, starts])
        return int(cursor.fetchone()[0])


@chore
def prune() -> None:
    """Forget stretches of time that are over for more than a day."""
    _windows().objects.filter(starts__lt=int(clock.now().timestamp()) - DAY).delete()
