"""Bounds how many pages are made at once: each has a thread and a database connection of its own."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]

AT_ONCE = 12  # fewer than the connection pool holds: what is over waits here, not for a connection


class Bounded:
    """Lets `at_once` requests through; the others wait their turn, in order."""

    def __init__(self, application: Application, at_once: int = AT_ONCE) -> None:
        self.application = application
        self.at_once = at_once
        self._turns: asyncio.Semaphore | None = None

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Wait for a turn, then answer. Daphne has read the whole body, so nobody slow holds a turn."""
        if self._turns is None:  # made inside the loop that it belongs to
            self._turns = asyncio.Semaphore(self.at_once)
        async with self._turns:
            await self.application(scope, receive, send)
