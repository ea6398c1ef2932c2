"""Where the wire's database work is done: never on the event loop, in two small pools with a bound.

Readers serve the hub, so that delivery doesn't queue behind people who write. On SQLite there is one writer:
the file has only one at a time anyway, and a queue in the process is fair where its lock is not (measured: 2 to
5 s at worst for one of eight writers).
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

from channels.db import database_sync_to_async
from django.db import connection

P = ParamSpec("P")
T = TypeVar("T")

READERS = 2
WRITERS = 6


async def read(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run what reads for the hub."""
    return await database_sync_to_async(work, thread_sensitive=False, executor=_readers())(*args, **kwargs)


async def act(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run what a frame asks for."""
    return await database_sync_to_async(work, thread_sensitive=False, executor=_writers())(*args, **kwargs)


@cache
def _readers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(READERS, thread_name_prefix="hub")


@cache
def _writers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1 if connection.vendor == "sqlite" else WRITERS, thread_name_prefix="frames")
