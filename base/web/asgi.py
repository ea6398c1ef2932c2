"""Pages over ASGI: each is made in one of a few threads, one hop away from the event loop.

Django's own handler lets middleware that can be asynchronous be so, and hops to a thread and back for each of
them, some twenty times a page, and starts a thread for every request: measured, a page that asks nothing cost
5 ms of processor time there and 2 here. All of Erfa's views are synchronous, so the whole stack runs in one
go. Sockets are Channels' and stay on the loop.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any, cast

from asgiref.sync import sync_to_async
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from base.web import bodies

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

AHEAD = 512 * 1024  # bytes of a stream that may wait for a slow reader
AT_ONCE = 12  # as many as the connection pool holds: what is over waits here, not for a connection


class Pages(ASGIHandler):
    """Answers at most `at_once` requests at a time; the others wait their turn, in order."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        # Not ASGIHandler's own, which would load the middleware as asynchronous.
        self.load_middleware(is_async=False)
        threads = ThreadPoolExecutor(at_once, thread_name_prefix="page")
        self._in_a_thread = sync_to_async(self._answer, thread_sensitive=False, executor=threads)
        self._next = sync_to_async(_next, thread_sensitive=False, executor=threads)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request. The body is read first, so nobody slow holds a thread."""
        most = bodies.cap_of(scope["path"])
        body: IO[bytes] | None = None
        try:
            if bodies.told_length(scope.get("headers", [])) <= most:
                body = await bodies.read(receive, most, send)
        except RequestAborted:
            return
        # A body that is too large is not read; who sent it gets the page that says so (base.web.middleware).
        scope["too_large"] = 0 if body is not None else most
        body = body or io.BytesIO()
        try:
            response = await self._in_a_thread(scope, body)
            try:
                if isinstance(response, StreamingHttpResponse) and not response.is_async:
                    response.streaming_content = self._pieces(response.streaming_content, send)  # type: ignore[arg-type]
                await self.send_response(response, send)
            finally:  # also when the reader has gone in the middle of a stream
                if response.streaming:
                    await sync_to_async(response.close)()
        finally:
            body.close()

    async def _pieces(self, content: Iterable[bytes], send: Send) -> AsyncIterator[bytes]:
        """Read a stream in a thread, no faster than its reader takes it: Django would read all of it at once."""
        pieces = iter(content)
        while (piece := await self._next(pieces)) is not None:
            yield piece
            while bodies.waiting(send) > AHEAD:  # noqa: ASYNC110 - nobody tells when a reader has read
                await asyncio.sleep(0.02)

    def _answer(self, scope: dict[str, Any], body: IO[bytes]) -> HttpResponseBase:
        """Make the answer and let go of the database; what is streamed lets go when it has been sent."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, refusal = self.create_request(scope, body)
        if request is not None:
            request.too_large = scope["too_large"]  # type: ignore[attr-defined]
        # Either there is a request, or an answer to what is none.
        response = self.get_response(request) if request is not None else cast(HttpResponseBase, refusal)
        response._handler_class = type(self)  # type: ignore[attr-defined]  # who says that the request is finished
        if not response.streaming:
            response.close()
        return response


def _next(pieces: Any) -> Any:
    """Return the next piece, or None: the end may not be raised out of a thread."""
    return next(pieces, None)
