"""How fast one socket may talk: a bucket of tokens in memory, because each frame would cost a query otherwise."""

import time
from collections.abc import Callable

A_SECOND = 10.0  # frames, in the long run
AT_ONCE = 40.0  # frames: a page that comes back subscribes and sends what it kept
PATIENCE = 20  # frames too many, all answered with an error, before the socket is closed


class Pace:
    """Counts the frames of one socket."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tokens = AT_ONCE
        self._at = clock()
        self._over = 0

    def allows(self) -> bool:
        """Count one frame; False when it is one too many."""
        now = self._clock()
        self._tokens = min(AT_ONCE, self._tokens + (now - self._at) * A_SECOND)
        self._at = now
        if self._tokens < 1:
            self._over += 1
            return False
        self._tokens -= 1
        self._over = 0
        return True

    @property
    def exhausted(self) -> bool:
        """Whether the socket went on after being told, and has to go."""
        return self._over > PATIENCE
