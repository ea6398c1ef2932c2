"""The wire's parts by themselves: frames, pace, a socket's queue, a follower that catches up."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import Any

import pytest

from realtime.wire import socket as sockets
from realtime.wire.following import Follow
from realtime.wire.hub import Hub
from realtime.wire.pace import AT_ONCE, PATIENCE, Pace
from realtime.wire.protocol import SILENCE, Malformed, encode, parse
from realtime.wire.socket import Socket
from realtime.wire.transport import backlog

KEY = ("room", 12)


def on_a_loop(test: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    """Run a test on a loop in a thread of its own: a browser of another test may hold this thread's."""

    @wraps(test)
    def run() -> None:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, test()).result()

    return run


def test_a_frame_may_be_four_levels_deep() -> None:
    assert parse('{"type": "x", "a": {"b": [{}]}}')["a"] == {"b": [{}]}
    with pytest.raises(Malformed):
        parse('{"type": "x", "a": {"b": [{"c": []}]}}')


@pytest.mark.parametrize("ref", [1, -1, "a", "a b", "x" * 64, None])
def test_a_plain_reference_passes(ref: object) -> None:
    assert parse(encode({"type": "x", "ref": ref}))["ref"] == ref


@pytest.mark.parametrize("ref", ["", "x" * 65, "å", "a\n", 2**53, 1.5, True, [], {}])
def test_a_reference_that_is_not_plain_is_refused(ref: object) -> None:
    with pytest.raises(Malformed):
        parse(encode({"type": "x", "ref": ref}))


def test_a_socket_may_talk_in_bursts_and_recovers() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert [pace.allows() for _ in range(int(AT_ONCE) + 1)] == [True] * int(AT_ONCE) + [False]
    now[0] = 1.0
    assert [pace.allows() for _ in range(11)] == [True] * 10 + [False]
    assert not pace.exhausted
    assert [pace.allows() for _ in range(PATIENCE)] == [False] * PATIENCE
    assert pace.exhausted


class Line:
    """What was sent on a socket; a stalled one takes nothing until it is let go."""

    def __init__(self, *, stalled: bool = False) -> None:
        self.sent: list[Any] = []
        self.free = asyncio.Event()
        if not stalled:
            self.free.set()

    async def send(self, message: dict[str, Any]) -> None:
        """Take a message as a server does."""
        await self.free.wait()
        self.sent.append(message.get("text", message.get("code")))


@on_a_loop
async def test_frames_leave_in_order_and_nothing_after_the_close() -> None:
    line = Line()
    socket = Socket(line.send, 1, "s")
    for n in range(3):
        socket.write_text(str(n))
    socket.close(4401)
    socket.close(4408)
    socket.write_text("late")
    await asyncio.sleep(0.01)
    assert line.sent == ["0", "1", "2", 4401]


@on_a_loop
async def test_a_reader_that_takes_nothing_falls_behind_and_others_go_on() -> None:
    slow, quick = Line(stalled=True), Line()
    follows = [Follow(Socket(line.send, 1, "s"), KEY) for line in (slow, quick)]
    assert [follow.caught_up(0) for follow in follows] == [True, True]
    told: list[list[bool]] = []
    for number in range(1, 301):
        told.append([follow.tell(number, str(number)) for follow in follows])
        await asyncio.sleep(0)
    behind = [slow for slow, _ in told].index(False)
    assert sockets.MOST_WAITING <= behind <= sockets.MOST_WAITING + 1
    assert follows[0].sent == behind
    await asyncio.sleep(0.01)
    assert (slow.sent, quick.sent) == ([], [str(number) for number in range(1, 301)])


@on_a_loop
async def test_what_comes_while_a_follower_catches_up_comes_after_and_once() -> None:
    line = Line()
    follow = Follow(Socket(line.send, 1, "s"), KEY)
    for number in (4, 5, 6):
        assert follow.tell(number, str(number))
    await asyncio.sleep(0.01)
    assert line.sent == []
    assert follow.caught_up(5)
    assert follow.tell(6, "6")
    assert follow.tell(7, "7")
    await asyncio.sleep(0.01)
    assert line.sent == ["6", "7"]


@on_a_loop
async def test_a_socket_that_is_silent_for_three_heartbeats_is_closed() -> None:
    line, other = Line(), Line()
    hub, silent, awake = Hub(), Socket(line.send, 1, "s"), Socket(other.send, 2, "t")
    silent.heard -= SILENCE + 1
    hub.sockets = {silent, awake}
    hub.close_silent()
    await asyncio.sleep(0.01)
    assert (line.sent, other.sent, hub.sockets) == ([4408], [], {awake})


@on_a_loop
async def test_a_server_that_cannot_send_ends_the_socket_quietly() -> None:
    async def send(message: dict[str, Any]) -> None:
        raise ConnectionResetError

    socket = Socket(send, 1, "s")
    socket.write_text("a")
    await asyncio.sleep(0.01)
    assert socket.closed


def test_the_backlog_is_known_under_daphne_only() -> None:
    async def send(message: dict[str, Any]) -> None: ...

    assert backlog(send) == 0
