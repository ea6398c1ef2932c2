"""A reader that does not keep up is told to fetch for itself; nobody waits for it, and it loses nothing."""

import base64
import json
import os
import socket
import struct
import time

import pytest

from base import live
from networks.people.models import Person
from realtime.chat.models import Room
from tests import factories as make
from tests.realtime.client import Frame
from tests.realtime.conftest import OpenPage, session_of
from tests.servers import Server

pytestmark = pytest.mark.daphne

MESSAGES = 250
STEP = 10
LONG = "😀" * 3990  # 32 kB as a frame: more in all than the kernel keeps for a socket
SMALL = 256 * 1024  # bytes of the reader's window; below the largest packet the kernels would probe and wait


class Stalled:
    """A page that reads only when it is told to, with a small window."""

    def __init__(self, server: Server, person: Person) -> None:
        self.line = socket.socket()
        self.line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
        self.line.connect(("127.0.0.1", server.port))
        self.line.settimeout(10)
        key = base64.b64encode(os.urandom(16)).decode()
        self.line.sendall(
            f"GET /ws/live/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Origin: {server.base_url}\r\nCookie: sessionid={session_of(person)}\r\n\r\n".encode()
        )
        self.stream = self.line.makefile("rb")
        while self.stream.readline().strip():
            pass

    def send(self, **frame: object) -> None:
        """Send a frame, masked as the RFC wants it of clients."""
        data = json.dumps(frame).encode()
        self.line.sendall(bytes([0x81, 0x80 | len(data)]) + bytes(4) + data)

    def next(self) -> Frame:
        """Return the next text frame."""
        while True:
            kind, length = self.stream.read(2)
            if length == 126:
                (length,) = struct.unpack("!H", self.stream.read(2))
            elif length == 127:
                (length,) = struct.unpack("!Q", self.stream.read(8))
            data = self.stream.read(length)
            if kind == 0x81:
                found: Frame = json.loads(data)
                return found


def test_a_stalled_page_is_left_behind_and_loses_nothing(
    daphne: Server, room: Room, astrid: Person, freja: Person, saga: Person, open_page: OpenPage
) -> None:
    stalled, awake = Stalled(daphne, freja), open_page(daphne, astrid)
    assert stalled.next()["type"] == "hello"
    stalled.send(type="subscribe", topic=room.topic, after=0)
    assert stalled.next()["type"] == "subscribed"
    awake.subscribe(room.topic, after=0)
    begun = time.monotonic()
    for first in range(0, MESSAGES, STEP):
        for n in range(first, first + STEP):
            make.make_message(room, saga, f"{n} {LONG}")
        live.publish("room", room.pk, room.number)
        heard = [each["number"] for each in awake.changes(STEP)]
        assert heard == list(range(first + 1, first + STEP + 1))
    assert (
        time.monotonic() - begun < MESSAGES / STEP
    )  # a second for each step, and there is no layer between us
    numbers = []
    while (frame := stalled.next())["type"] == "change":
        numbers.append(frame["number"])
    assert frame == {"type": "behind", "topic": room.topic, "number": len(numbers)}
    assert 0 < len(numbers) < MESSAGES
    while len(numbers) < MESSAGES:
        stalled.send(type="subscribe", topic=room.topic, after=numbers[-1])
        numbers += [each["number"] for each in stalled.next()["changes"]]
    assert numbers == list(range(1, MESSAGES + 1))
    stalled.line.close()
