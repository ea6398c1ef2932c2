"""G-31: bodies that are too large are refused, with and without a length, in pieces, over a real Daphne."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from base.web import bodies
from tests.servers import Server

MIB = 1024 * 1024


def ask(server: Server, head: str, body: Iterator[bytes], patience: float = 10) -> bytes:
    """Send a request by hand as far as the server takes it; return what comes back."""
    with socket.create_connection(("127.0.0.1", server.port), patience) as line:
        line.sendall(f"{head}\r\nHost: 127.0.0.1:{server.port}\r\n".encode())
        try:
            for piece in body:
                line.sendall(piece)
        except OSError:
            pass  # cut off: what was answered before is still there to be read
        answer = b""
        try:
            while piece := line.recv(65_536):
                answer += piece
                if b"</html>" in answer or b"}" in answer:
                    break
        except OSError:
            pass
        return answer


def with_length(size: int, sent: int | None = None) -> Iterator[bytes]:
    """Yield a body and its length, told before."""
    yield f"Content-Type: text/plain\r\nContent-Length: {size}\r\n\r\n".encode()
    left = size if sent is None else sent
    while left > 0:
        yield b"x" * min(left, 65_536)
        left -= 65_536


def chunked(size: int) -> Iterator[bytes]:
    """Yield a body whose length nobody tells."""
    yield b"Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    for _n in range(size // 65_536):
        yield b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    yield b"0\r\n\r\n"


def status(answer: bytes) -> int:
    """Return the status of an answer, 0 of none."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


@pytest.mark.daphne
def test_a_told_length_that_is_too_large_is_answered_before_the_body_comes(site: Server) -> None:
    began = time.monotonic()
    answer = ask(site, "POST /accounts/login/ HTTP/1.1", with_length(bodies.MOST + 1, sent=0))
    assert status(answer) == 413
    assert time.monotonic() - began < 3
    said = answer.decode().replace("\xa0", " ")  # a number and its unit stay on one line
    assert "högst 1 MB" in said or "at most 1 MB" in said


@pytest.mark.daphne
def test_a_body_without_length_is_answered_when_it_is_too_large(site: Server) -> None:
    assert status(ask(site, "POST /accounts/login/ HTTP/1.1", chunked(8 * MIB))) == 413
    assert status(ask(site, "POST /files/ HTTP/1.1", chunked(40 * MIB))) == 413


@pytest.mark.daphne
def test_a_script_is_told_in_its_own_way(site: Server) -> None:
    head = "POST /files/ HTTP/1.1\r\nAccept: application/json"
    answer = ask(site, head, with_length(60 * MIB))
    assert status(answer) == 413
    assert b'"error": "too_large"' in answer


@pytest.mark.daphne
def test_what_fits_is_read_whole_and_the_line_stays_open(site: Server) -> None:
    with socket.create_connection(("127.0.0.1", site.port), 10) as line:
        for _n in range(2):
            line.sendall(f"POST /healthz HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\n".encode())
            for piece in with_length(bodies.MOST):
                line.sendall(piece)
            assert status(line.recv(65_536)) in {200, 403, 405}


@pytest.mark.daphne
def test_memory_stays_where_it_was(site: Server) -> None:
    ask(site, "POST /files/ HTTP/1.1", with_length(20 * MIB))
    before = rss(site)
    for body in (with_length(24 * MIB), chunked(24 * MIB), with_length(60 * MIB), chunked(60 * MIB)):
        ask(site, "POST /files/ HTTP/1.1", body)
        assert rss(site) - before < 20 * MIB


@pytest.mark.daphne
def test_a_slow_sender_holds_nobody_up(site: Server) -> None:
    slow = [socket.create_connection(("127.0.0.1", site.port), 10) for _n in range(20)]
    for line in slow:
        line.sendall(
            f"POST /files/ HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nContent-Length: 999999\r\n\r\nx".encode()
        )
    assert status(ask(site, "GET /healthz HTTP/1.1\r\nConnection: close", iter([b"\r\n"]), patience=3)) == 200
    for line in slow:
        line.close()


def rss(server: Server) -> int:
    """Return the memory that a server's process holds, in bytes."""
    pages = Path(f"/proc/{server.process.pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * 4096
