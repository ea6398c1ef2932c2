"""ClamAV looks at what is uploaded, where an operator has one: `CLAMAV_URL`.

Its own protocol in a few lines (man 8 clamd, INSTREAM): pieces with their length before each, then its answer.
"""

import socket
import struct
from typing import IO, Final
from urllib.parse import urlsplit

PIECE: Final = 64 * 1024
PATIENCE: Final = 45.0  # seconds; below the lease of a delivery
PORT: Final = 3310
_ANSWER: Final = 4096


class ScannerAwayError(Exception):
    """The scanner did not answer, or not with a verdict: the file is held and the scan tried again."""


def found_in(url: str, file: IO[bytes]) -> str:
    """Return what the scanner at `url` (tcp://host:port or unix:/path) finds in a file, "" for nothing.

    Raises ScannerAwayError.
    """
    try:
        with _connected(url) as line:
            line.sendall(b"zINSTREAM\0")
            file.seek(0)
            while piece := file.read(PIECE):
                line.sendall(struct.pack("!L", len(piece)) + piece)
            line.sendall(struct.pack("!L", 0))
            answer = _read(line)
    except OSError as error:
        raise ScannerAwayError(repr(error)) from error
    verdict = answer.partition(b"\0")[0].decode("utf-8", "replace").strip().removeprefix("stream: ")
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise ScannerAwayError(verdict[:200] or "no answer")


def _connected(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(PATIENCE)
        line.connect(parts.path)
        return line
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or PORT), PATIENCE)


def _read(line: socket.socket) -> bytes:
    answer = b""
    while b"\0" not in answer and len(answer) < _ANSWER and (piece := line.recv(_ANSWER)):
        answer += piece
    return answer
