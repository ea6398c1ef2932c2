"""Tells how far a long command has come: a bar on a terminal, plain lines elsewhere."""

import time

from django.core.management.base import OutputWrapper

WIDTH = 30
REDRAW_S = 0.1


class Progress:
    """Counts steps towards a total."""

    def __init__(self, out: OutputWrapper, total: int) -> None:
        self.out = out
        self.total = total
        self.done = 0
        self.begun = time.monotonic()
        self.drawn = 0.0
        self.terminal = out.isatty()

    @property
    def seconds(self) -> float:
        """Return how long it has taken so far."""
        return time.monotonic() - self.begun

    def step(self) -> None:
        """Count one; on a terminal, draw the bar, but not more often than eyes follow."""
        self.done += 1
        now = time.monotonic()
        if self.terminal and (now - self.drawn > REDRAW_S or self.done == self.total):
            self.drawn = now
            self._draw()

    def line(self, words: str) -> None:
        """Say a sentence on a line of its own, below the bar."""
        if self.terminal and self.done:
            self.out.write("")
        self.out.write(words)
        self.out.flush()

    def _draw(self) -> None:
        full = WIDTH * self.done // self.total
        bar = f"\r[{'#' * full}{'.' * (WIDTH - full)}] {100 * self.done // self.total:3d} %"
        self.out.write(bar, ending="")
        self.out.flush()
