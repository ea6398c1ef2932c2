"""The time that actions use, so that the demo loader and tests can choose it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_chosen: ContextVar[datetime | None] = ContextVar("chosen_time", default=None)


def now() -> datetime:
    """Return the current time (aware, UTC), or the time chosen with `at`."""
    return _chosen.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let actions inside the block happen at `moment` (aware)."""
    token = _chosen.set(moment)
    try:
        yield
    finally:
        _chosen.reset(token)
