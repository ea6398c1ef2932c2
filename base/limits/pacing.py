"""A bucket of tokens in memory, for what is asked at every letter that somebody types: a row in the database for
each would cost more than the answer. Each process counts for itself."""

import math
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Final

from base.errors import TooFast
from base.limits.counting import are_off

MOST: Final = 10_000  # buckets that a process remembers, those used last: some 2 MB

_buckets: OrderedDict[tuple[str, object], tuple[float, float]] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Pace:
    """At most `a_second` in the long run and `at_once` in one go, in each process."""

    name: str
    a_second: float
    at_once: int


def keep(pace: Pace, who: object) -> None:
    """Count one try of `who`; raise TooFast when it is one too many. Nothing is written anywhere."""
    if are_off():
        return
    now, key = monotonic(), (pace.name, who)
    with _lock:
        tokens, at = _buckets.pop(key, (float(pace.at_once), now))
        tokens = min(float(pace.at_once), tokens + (now - at) * pace.a_second)
        allowed = tokens >= 1
        _buckets[key] = (tokens - 1 if allowed else tokens, now)
        if len(_buckets) > MOST:
            _buckets.popitem(last=False)
    if not allowed:
        raise TooFast(math.ceil((1 - tokens) / pace.a_second))


def forget() -> None:
    """Let everybody begin anew: for tests, which share a process."""
    with _lock:
        _buckets.clear()
