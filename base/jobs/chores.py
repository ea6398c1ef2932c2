"""Chores: small clean-ups that the worker does once an hour; each is safe to do twice, or in two workers."""

import logging
import time
from collections.abc import Callable

HOUR = 3600.0

log = logging.getLogger(__name__)
_chores: dict[str, Callable[[], object]] = {}
_done: dict[str, float] = {}


def chore(act: Callable[[], object]) -> Callable[[], object]:
    """Let the worker call `act` once an hour."""
    _chores[f"{act.__module__}.{act.__qualname__}"] = act
    return act


def run_due(clock: Callable[[], float] = time.monotonic) -> None:
    """Do the chores that have not been done in this process for an hour; a failing one is logged."""
    for name, act in _chores.items():
        if clock() - _done.get(name, -HOUR) < HOUR:
            continue
        _done[name] = clock()
        try:
            act()
        except Exception:
            log.exception("chore %s failed", name)
