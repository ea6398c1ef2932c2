"""Lets several threads act at the same moment, each with its own connection."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def together(acts: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """Start all acts at once; return what each answered or raised, in their order."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T | Exception:
        barrier.wait(timeout=10)
        try:
            return act()
        except Exception as error:  # a test looks at what was raised
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))
