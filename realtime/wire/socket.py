"""One open socket: who is behind it, what it follows, and its way out."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from realtime.wire.protocol import Close, encode
from realtime.wire.transport import backlog

if TYPE_CHECKING:
    from realtime.wire.following import Follow

Send = Callable[[dict[str, Any]], Awaitable[None]]
Key = tuple[str, int]  # kind and id of a topic

log = logging.getLogger(__name__)

MOST_WAITING: Final = 256  # frames that have not been handed to the server
RETURN_WITHIN: Final = 5  # seconds over which pages come back after a restart
LEAVING: Final = 0.2  # seconds for the last frames to leave
MOST_BYTES: Final = 512 * 1024  # that the reader has not taken


class Socket:
    """Frames leave in order through a queue of its own, so that nobody waits for a slow reader."""

    def __init__(self, send: Send, person_id: int, session_key: str) -> None:
        self.person_id = person_id
        self.session_key = session_key
        self.follows: dict[Key, Follow] = {}
        self.heard = time.monotonic()
        self.closed = False
        self._send = send
        self._queue: deque[dict[str, Any]] = deque()
        self._drain: asyncio.Task[None] | None = None

    @property
    def behind(self) -> bool:
        """Whether the reader has left so much that it gets no more changes, only answers to what it asks."""
        return len(self._queue) >= MOST_WAITING or backlog(self._send) > MOST_BYTES

    def write(self, frame: Mapping[str, Any]) -> None:
        """Send a frame."""
        self.write_text(encode(frame))

    def write_text(self, text: str) -> None:
        """Send a frame that is already encoded."""
        if not self.closed:
            self._put({"type": "websocket.send", "text": text})

    def close(self, code: int) -> None:
        """Send what waits, then close; nothing is written after it."""
        if not self.closed:
            self.closed = True
            self._put({"type": "websocket.close", "code": int(code)})  # the server takes no other type

    async def goodbye(self) -> None:
        """Tell the page to come back, spread over a few seconds, and close."""
        self.write({"type": "bye", "after_s": random.randint(1, RETURN_WITHIN)})  # noqa: S311 - no secret
        self.close(Close.RESTART)
        await asyncio.sleep(LEAVING)

    def gone(self) -> None:
        """Forget what waits: the other end has left."""
        self.closed = True
        self._queue.clear()

    def _put(self, message: dict[str, Any]) -> None:
        self._queue.append(message)
        if self._drain is None:
            self._drain = asyncio.get_running_loop().create_task(self._send_all())

    async def _send_all(self) -> None:
        try:
            while self._queue:
                await self._send(self._queue.popleft())
        except Exception as error:  # the other end has left; the server tells the consumer in its own way
            log.info("a socket could not be written to: %r", error)
            self.gone()
        finally:
            self._drain = None
