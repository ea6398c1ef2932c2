"""Real Daphne processes on the test database, for tests that talk to a server over its real door."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 30
STOP_SECONDS = 10


@dataclass
class Server:
    """A Daphne that answers."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    log_starts: int = 0

    @property
    def base_url(self) -> str:
        """Return the address of its pages, which is also their origin."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_url(self) -> str:
        """Return the address of the one socket."""
        return f"ws://127.0.0.1:{self.port}/ws/live/"

    def logged(self) -> str:
        """Return what it has written to its log since this test began."""
        return self.log.read_bytes()[self.log_starts :].decode()

    def forget_log(self) -> None:
        """Let `logged` begin here."""
        self.log_starts = self.log.stat().st_size

    def stop(self) -> None:
        """Stop it in good order."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


StartServer = Callable[..., Server]


def start(folder: Path, **environment: str) -> Server:
    """Start Daphne on the test database and a free port; who starts it stops it."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    log = folder / f"daphne-{port}.log"
    own = {
        "DJANGO_SETTINGS_MODULE": "tests.served",
        "DATABASE_URL": database_url(),
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "BASE_URL": base,
        "EMAIL_URL": "memory:",
        **environment,
    }
    command = [sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", str(port), "config.asgi:application"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own}, stdout=out, stderr=out)
    server = Server(port, process, log)
    _wait_until_open(server)
    return server


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[Server]:
    """Have a server of one's own for a while."""
    server = start(folder, **environment)
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def start_daphne(transactional_db: None, tmp_path: Path) -> Iterator[StartServer]:
    """Start as many servers as a test wants, with settings of their own."""
    with ExitStack() as stack:
        yield lambda **environment: stack.enter_context(serving(tmp_path, **environment))


@pytest.fixture(scope="session")
def shared_servers(django_db_setup: None) -> Iterator[dict[str, Server]]:
    """The servers that tests share, started by the first that wants one: a start costs seconds."""
    servers: dict[str, Server] = {}
    yield servers
    for server in servers.values():
        server.stop()


@pytest.fixture
def daphne(
    transactional_db: None, shared_servers: dict[str, Server], tmp_path_factory: pytest.TempPathFactory
) -> Server:
    """A Daphne on the test database. Whoever stops or starves it takes `start_daphne`."""
    if "daphne" not in shared_servers:
        shared_servers["daphne"] = start(tmp_path_factory.mktemp("daphne"))
    shared_servers["daphne"].forget_log()
    return shared_servers["daphne"]


@pytest.fixture
def site(transactional_db: None, shared_servers: dict[str, Server], collected: Path) -> Server:
    """A Daphne whose pages have their static files, for browsers."""
    if "site" not in shared_servers:
        shared_servers["site"] = start(collected)
    shared_servers["site"].forget_log()
    return shared_servers["site"]


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the static files as they are served, collected once."""
    folder = tmp_path_factory.mktemp("collected")
    own = {"VAR_DIR": str(folder), "SECRET_KEY": settings.SECRET_KEY}
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, check=True)
    return folder


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def database_url() -> str:
    """Return the address of the database that this test process uses."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    who = ":".join(quote(str(each), safe="") for each in (values["USER"], values["PASSWORD"]) if each)
    host = ":".join(str(each) for each in (values["HOST"], values["PORT"]) if each)
    return f"postgres://{who}{'@' if who else ''}{quote(host, safe=':.[]')}/{values['NAME']}"


def _wait_until_open(server: Server) -> None:
    for _ in range(START_SECONDS * 20):
        if server.process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", server.port)) == 0:
                return
        time.sleep(0.05)
    server.stop()
    raise RuntimeError(f"Daphne did not start:\n{server.logged()}")
