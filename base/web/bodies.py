"""How much of a request's body is read (G-31): told by its length or not, all at once or in pieces.

Twice, because Daphne takes a whole body, of any size, before it tells anybody; Twisted under it then reads
every form once more into memory, to parse what nobody asks for; and Daphne puts all of it into a queue, in memory
again. `cap_daphne` stops all three: the application gets the file that Twisted has written. `read` is the same rule
for the application itself, whatever serves it.
"""

import io
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from typing import IO, Any, Final

from django.conf import settings
from django.core.exceptions import RequestAborted

Receive = Callable[[], Awaitable[Mapping[str, Any]]]

UPLOADS: Final = "/files/"
KIB: Final = 1024
MOST: Final = 1024 * KIB
AROUND_A_FILE: Final = 64 * KIB  # the fields beside it, and what multipart writes between
# What a sender who is told "too large" may go on sending, unread, before the line is cut: who is cut off at
# once never sees the answer.
PATIENCE_SECONDS: Final = 5
PATIENCE_BYTES: Final = 200 * 1024 * KIB


def cap_of(path: str) -> int:
    """Return how many bytes the body of a request to a path may have."""
    return settings.FILE_MB * KIB * KIB + AROUND_A_FILE if path == UPLOADS else MOST


def told_length(headers: list[tuple[bytes, bytes]]) -> int:
    """Return the length that a request tells of its body; 0 where it tells none, or nonsense."""
    told = [value for name, value in headers if name.lower() == b"content-length"]
    return int(told[0]) if told and told[0].isdigit() and len(told[0]) < 18 else 0


async def read(receive: Receive, most: int, send: Any = None) -> IO[bytes] | None:
    """Return a body, on disk if it is not small; None when it is larger than `most`, and no more is read then.

    `send` is the server's own, which under Daphne leads to the body. Raises RequestAborted when the sender has gone.
    """
    if (kept := _kept_by(send)) is not None:
        return await _taken_over(kept, receive, most)
    body = tempfile.SpooledTemporaryFile(max_size=settings.FILE_UPLOAD_MAX_MEMORY_SIZE, mode="w+b")  # noqa: SIM115
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            body.close()
            raise RequestAborted
        piece = message.get("body", b"")
        size += len(piece)
        if size > most:
            body.close()
            return None
        body.write(piece)
        more = message.get("more_body", False)
    body.seek(0)
    return body


def _kept_by(send: Any) -> "_Kept | None":
    request = next(iter(getattr(send, "args", ())), None)
    content = getattr(request, "content", None)
    return content if isinstance(content, _Kept) else None


async def _taken_over(kept: "_Kept", receive: Receive, most: int) -> IO[bytes] | None:
    """Return the file that the server has written a body to; whoever reads it closes it."""
    gone = (await receive())["type"] == "http.disconnect"
    if gone or kept.file.seek(0, io.SEEK_END) > most:
        kept.file.close()
        if gone:
            raise RequestAborted
        return None
    kept.file.seek(0)
    return kept.file


class _Kept:
    """A body as Daphne sees it: empty, or it would be queued whole in memory. `file` is the body."""

    closed = False

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def read(self, size: int = -1) -> bytes:
        return b""

    def seek(self, place: int, whence: int = 0) -> int:
        return 0

    def tell(self) -> int:
        return 0

    def close(self) -> None:
        """Nothing: the application may still be reading when the sender has gone."""


def cap_daphne() -> None:
    """Have Daphne itself stop reading a body that is too large; nothing where another server runs."""
    if "daphne.http_protocol" not in sys.modules:
        return
    from daphne import http_protocol  # only under Daphne
    from twisted.internet import reactor

    class Capped(http_protocol.WebRequest):
        """A request that is answered as soon as its body is known to be too large; the rest is not kept."""

        _begun = False
        content: Any

        def gotLength(self, length: int | None) -> None:  # noqa: N802 - Twisted's name
            """Hear of the length, once the headers are read; None when it comes in chunks."""
            self._parsePOSTFormSubmission = False
            super().gotLength(length)
            self._most = cap_of(self.channel._path.partition(b"?")[0].decode("latin1"))
            if length is not None and length > self._most:
                self._answer_now()

        def handleContentChunk(self, data: bytes) -> None:  # noqa: N802
            """Take a piece of the body. One byte too many is kept, so that the application sees it."""
            if self._begun:
                return
            room = self._most + 1 - self.content.tell()
            super().handleContentChunk(data[:room])
            if len(data) >= room:
                self._answer_now()

        def requestReceived(self, command: bytes, path: bytes, version: bytes) -> None:  # noqa: N802
            """Begin to answer, once."""
            if not self._begun:
                self._begun = True
                whole: IO[bytes] = self.content
                self.content = _Kept(whole)
                super().requestReceived(command, path, version)

        def _answer_now(self) -> None:
            channel = self.channel
            channel.persistent = False
            self.responseHeaders.setRawHeaders(b"connection", [b"close"])
            channel._transferDecoder = _Drain(channel.transport.abortConnection)
            lose = channel.loseConnection
            channel.loseConnection = lambda: reactor.callLater(PATIENCE_SECONDS, lose)  # type: ignore[arg-type]
            self.requestReceived(channel._command, channel._path, channel._version)

    http_protocol.WebRequest = Capped


class _Drain:
    """Lets go of what still comes of a body that nobody reads."""

    def __init__(self, cut: Callable[[], object]) -> None:
        self._cut, self._left = cut, PATIENCE_BYTES

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        self._left -= len(data)
        if self._left < 0:
            self._cut()

    def noMoreData(self) -> None:  # noqa: N802
        """Nothing was kept, so nothing is missing."""


def waiting(send: Any) -> int:
    """Return how many bytes of an answer its reader has not taken yet, under Daphne; 0 where nobody knows."""
    request = next(iter(getattr(send, "args", ())), None)
    transport = getattr(getattr(request, "channel", None), "transport", None)
    while transport is not None and not hasattr(transport, "dataBuffer"):
        inner = getattr(transport, "transport", None)
        if inner is transport:
            return 0
        transport = inner
    if transport is None:
        return 0
    left = len(transport.dataBuffer) - getattr(transport, "offset", 0)
    return left + int(getattr(transport, "_tempDataLen", 0))
