"""A large file over a real Daphne: sent as fast as its reader takes it, never held in memory (G-31)."""

import hashlib
import os
import socket
import time
from pathlib import Path

import pytest
from django.utils import timezone

from base.files.models import File, State
from networks.people.models import Person
from tests.base.web.test_bodies import MIB, rss
from tests.factories import client_of
from tests.servers import StartServer

pytestmark = pytest.mark.daphne


def test_a_slow_reader_gets_all_of_it_and_costs_no_memory(
    start_daphne: StartServer, tmp_path: Path, astrid: Person
) -> None:
    content = os.urandom(24 * MIB)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "stor").write_bytes(content)
    file = File.objects.create(
        key="k" * 24,
        owner_id=astrid.pk,
        network_id=1,
        name="stor.pdf",
        type="application/pdf",
        size=len(content),
        room=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        state=State.READY,
        stored="stor",
        created_at=timezone.now(),
    )
    server = start_daphne(VAR_DIR=str(tmp_path))
    cookie = client_of(astrid).cookies["sessionid"].value
    ask = f"GET {file.get_absolute_url()} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
    ask += f"Cookie: sessionid={cookie}\r\nConnection: close\r\n\r\n"
    lines = [socket.create_connection(("127.0.0.1", server.port), 20) for _n in range(3)]
    with lines[0]:
        lines[0].sendall(ask.encode())
        while lines[0].recv(65_536):
            pass  # what is loaded once is loaded now
    before = rss(server)
    for line in lines[1:]:
        line.sendall(ask.encode())
    time.sleep(2)
    assert rss(server) - before < 20 * MIB
    for line in lines[1:]:
        with line:
            got = b"".join(iter(lambda: line.recv(MIB), b""))  # noqa: B023 - read at once
            head, _, body = got.partition(b"\r\n\r\n")
            assert b"200 OK" in head
            assert b"attachment" in head
            assert hashlib.sha256(body).hexdigest() == file.sha256
