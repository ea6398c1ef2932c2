"""A small client of protocol v1: a session cookie in, frames out. It knows docs/protocol.md and nothing else."""

import json
import time
from collections import deque
from collections.abc import Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

Frame = dict[str, Any]
PATIENCE = 5.0  # seconds for an answer


class Page:
    """One open page: its socket, and what has come on it."""

    def __init__(self, url: str, session_key: str, *, origin: str) -> None:
        cookie = {"Cookie": f"sessionid={session_key}"}
        self._open = ExitStack()
        self.socket: ClientConnection = self._open.enter_context(
            connect(
                url, origin=Origin(origin), additional_headers=cookie, compression=None, ping_interval=None
            )
        )
        self.waiting: deque[Frame] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def send(self, type: str, **fields: Any) -> None:
        """Send a frame."""
        self.socket.send(json.dumps({"type": type, **fields}))

    def send_raw(self, data: str | bytes) -> None:
        """Send what is perhaps no frame."""
        self.socket.send(data)

    def next(self, timeout: float = PATIENCE) -> Frame:
        """Return the next frame; raises TimeoutError when none comes."""
        if self.waiting:
            return self.waiting.popleft()
        found: Frame = json.loads(self.socket.recv(timeout=timeout))
        return found

    def await_frame(self, *types: str, timeout: float = PATIENCE) -> Frame:
        """Return the next frame of one of the types; others wait for their turn."""
        passed: list[Frame] = []
        ends = time.monotonic() + timeout
        try:
            while True:
                frame = self.next(max(0.01, ends - time.monotonic()))
                if frame["type"] in types:
                    return frame
                passed.append(frame)
        finally:
            self.waiting.extendleft(reversed(passed))

    def subscribe(self, topic: str, after: int | None = None) -> Frame:
        """Follow a topic, and return the answer."""
        self.send("subscribe", topic=topic, after=after)
        return self.await_frame("subscribed", "error")

    def say(self, room: int, text: str, client_id: str) -> Frame:
        """Say something, and return the answer."""
        self.send("say", room=room, text=text, client_id=client_id)
        return self.await_frame("ack", "error")

    def changes(self, count: int, timeout: float = PATIENCE) -> list[Frame]:
        """Return the next changes."""
        return [self.await_frame("change", timeout=timeout) for _ in range(count)]

    def silent(self, seconds: float = 1.0, *, but: Mapping[str, object] | None = None) -> bool:
        """Say whether no frame comes for a while, `but` those that are exactly one."""
        ends = time.monotonic() + seconds
        try:
            while (frame := self.next(max(ends - time.monotonic(), 0.01))) == but:
                pass
            self.waiting.append(frame)
        except TimeoutError:
            return True
        except ConnectionClosed:
            return True
        return False

    def closing_code(self, timeout: float = PATIENCE) -> int | None:
        """Return the code with which the server closes the socket, None when it leaves it open."""
        ends = time.monotonic() + timeout
        try:
            while time.monotonic() < ends:
                self.next(max(0.01, ends - time.monotonic()))
        except TimeoutError:
            return None
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006
        return None
