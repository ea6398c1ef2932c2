"""Several processes behave as one, with or without a layer between them; and stop in good order."""

import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from networks.people.models import Person
from realtime.chat.models import Room
from tests import servers
from tests.realtime.client import Page
from tests.realtime.conftest import OpenPage
from tests.servers import Server, StartServer

pytestmark = pytest.mark.daphne

REDIS = shutil.which("redis-server")

Hears = Callable[[Server, Server], tuple[Page, Page]]


class Redis:
    """A Redis of our own, to be taken away and brought back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = servers.free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start it, empty."""
        command = ["redis-server", "--port", str(self.port), "--save", "", "--dir", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(0.3)

    def kill(self) -> None:
        """Kill it without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    """A Redis on a free port."""
    if REDIS is None:
        pytest.skip("no redis-server here")
    redis = Redis(tmp_path)
    yield redis
    redis.kill()


def delay(speaker: Page, listener: Page, room: Room, text: str) -> float:
    """Return how many seconds after its acknowledgement a message is heard."""
    assert speaker.say(room.pk, text, uuid4().hex)["type"] == "ack"
    since = time.monotonic()
    assert listener.await_frame("change", timeout=10)["message"]["text"] == text
    return time.monotonic() - since


@pytest.fixture
def hears(open_page: OpenPage, room: Room, astrid: Person, freja: Person) -> Hears:
    """Open Astrid's page on one server and Freja's on another."""

    def opened(one: Server, other: Server) -> tuple[Page, Page]:
        speaker, listener = open_page(one, astrid), open_page(other, freja)
        listener.subscribe(room.topic)
        return speaker, listener

    return opened


def test_two_processes_without_a_layer_between_them_are_one_within_a_second(
    start_daphne: StartServer, room: Room, hears: Hears
) -> None:
    speaker, listener = hears(start_daphne(REDIS_URL=""), start_daphne(REDIS_URL=""))
    assert max(delay(speaker, listener, room, f"Hej {n}") for n in range(5)) < 1.0


def test_two_processes_with_redis_are_one_at_once(
    start_daphne: StartServer, redis: Redis, room: Room, hears: Hears
) -> None:
    speaker, listener = hears(start_daphne(REDIS_URL=redis.url), start_daphne(REDIS_URL=redis.url))
    delay(speaker, listener, room, "Är du där?")
    assert sorted(delay(speaker, listener, room, f"Hej {n}") for n in range(9))[4] < 0.3


def test_without_redis_everything_arrives_within_five_seconds_and_soon_again_when_it_is_back(
    start_daphne: StartServer, redis: Redis, room: Room, hears: Hears
) -> None:
    speaker, listener = hears(start_daphne(REDIS_URL=redis.url), start_daphne(REDIS_URL=redis.url))
    delay(speaker, listener, room, "Före")
    redis.kill()
    assert max(delay(speaker, listener, room, f"Utan {n}") for n in range(3)) < 5.0
    redis.start()
    time.sleep(3)
    assert sorted(delay(speaker, listener, room, f"Efter {n}") for n in range(5))[2] < 0.3


def test_a_server_that_starts_without_redis_serves(
    start_daphne: StartServer, room: Room, hears: Hears
) -> None:
    server = start_daphne(REDIS_URL=f"redis://127.0.0.1:{servers.free_port()}/0")
    speaker, listener = hears(server, server)
    assert max(delay(speaker, listener, room, f"Hej {n}") for n in range(2)) < 5.0


@pytest.mark.parametrize("after_s", [0, 2.5], ids=["just after a page", "in a quiet moment"])
def test_a_server_that_is_stopped_says_so_to_its_pages(
    start_daphne: StartServer, astrid: Person, open_page: OpenPage, after_s: float
) -> None:
    server = start_daphne()
    page = open_page(server, astrid)
    time.sleep(after_s)  # Daphne ends its sockets itself, or fails to (realtime/wire/shutdown)
    server.process.send_signal(signal.SIGTERM)
    bye = page.await_frame("bye")
    assert 1 <= bye["after_s"] <= 5
    assert page.closing_code() == 4503
    assert server.process.wait(10) == 0
    assert "Traceback" not in server.logged()
