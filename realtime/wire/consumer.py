"""The one consumer: what a page may send on its socket, and how fast.

The attacks that it stops: a frame too large or too deep for the parser, a flood, a frame that is none, a page
that is no longer signed in. Each gets an error frame or a close code; none gets a traceback. It remembers who
is behind the socket and what the socket follows, nothing else: rights are read anew for every frame.
"""

import asyncio
import logging
import time
from collections import deque
from typing import Any

from base import clock, live
from realtime.wire import answers
from realtime.wire.hub import hub
from realtime.wire.pace import Pace
from realtime.wire.protocol import LARGEST, MOST_TOPICS, Close, Malformed, parse
from realtime.wire.socket import Key, Socket
from realtime.wire.threads import act

TOO_FAST = 1  # seconds to wait

log = logging.getLogger(__name__)


class Consumer:
    """Takes the frames of one socket at once and works them off in their order."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self._pace = Pace()
        self._frames: deque[tuple[dict[str, Any], bool]] = deque()  # each with whether it came in time
        self._worker: asyncio.Task[None] | None = None

    def take(self, message: dict[str, Any]) -> None:
        """Take what came. Never waits: what the server has read for a socket must not pile up in its queue."""
        text = message.get("text")
        self.socket.heard = time.monotonic()
        if self.socket.closed:
            return
        if text is not None and len(text) > LARGEST:
            return self._end(Close.TOO_LARGE)
        allowed = self._pace.allows()
        if self._pace.exhausted:
            return self._end(Close.TOO_FAST)
        try:
            frame = parse(text or "")
        except Malformed:
            return self._end(Close.MALFORMED)
        self._frames.append((frame, allowed))
        if self._worker is None:
            self._worker = asyncio.get_running_loop().create_task(self._work())

    async def _work(self) -> None:
        try:
            while self._frames and not self.socket.closed:
                frame, allowed = self._frames.popleft()
                if allowed:
                    await self._handle(frame, frame.get("ref"))
                else:
                    await self._refuse("too_fast", frame.get("ref"), TOO_FAST)
        except Exception:
            log.exception("a frame could not be answered")
            self.socket.close(Close.RESTART)  # the page comes back and asks again
        finally:
            self._worker = None

    async def _handle(self, frame: dict[str, Any], ref: object) -> None:
        match frame["type"]:
            case "ping":
                self._answer({"type": "pong", "now": now()}, ref)
            case "subscribe":
                await self._subscribe(frame, ref)
            case "unsubscribe":
                if key := _key(frame.get("topic")):
                    hub().unfollow(self.socket, key)
                self._answer({"type": "unsubscribed", "topic": str(frame.get("topic"))[:64]}, ref)
            case _:
                self._answer(await act(answers.answer, self.socket.session_key, frame), ref)

    async def _subscribe(self, frame: dict[str, Any], ref: object) -> None:
        key, after = _key(frame.get("topic")), frame.get("after")
        if after is not None and (type(after) is not int or not 0 <= after < 2**63):
            await self._refuse("invalid", ref)
        elif key is None:
            await self._refuse("not_found", ref)
        elif self.socket.behind:
            await self._refuse("too_fast", ref, TOO_FAST)
        elif key not in self.socket.follows and len(self.socket.follows) >= MOST_TOPICS:
            await self._refuse("too_many", ref)
        else:
            await hub().follow(self.socket, key, after, ref)

    async def _refuse(self, code: str, ref: object, retry_after: int | None = None) -> None:
        self._answer(await act(answers.refuse, self.socket.session_key, code, retry_after), ref)

    def _answer(self, answer: answers.Answer | None, ref: object) -> None:
        if answer is None:
            return self._end(Close.SIGNED_OUT)
        self.socket.write(answer if ref is None else {**answer, "ref": ref})

    def _end(self, code: Close) -> None:
        self.socket.close(code.value)
        hub().detach(self.socket)


def _key(topic: object) -> Key | None:
    """Return kind and id of a topic's name, None for one that nobody has registered."""
    kind, _, number = topic.partition(":") if isinstance(topic, str) else ("", "", "")
    known = kind in live.topics() and number.isascii() and number.isdigit() and len(number) <= 18
    return (kind, int(number)) if known else None


def now() -> str:
    """Return the time as frames tell it."""
    return clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
