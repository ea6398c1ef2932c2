"""Pages are made in a few threads, and each lets go of what it used."""

import asyncio
import threading
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from django.core import signals
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path

from base.web.asgi import Pages

gate = threading.Barrier(2, timeout=5)
seen: list[str] = []


def plain(request: HttpRequest) -> HttpResponse:
    """Say what came in."""
    return HttpResponse(request.body + b"!")


def together(request: HttpRequest) -> HttpResponse:
    """Answer only when somebody else is here at the same time."""
    gate.wait()
    return HttpResponse(threading.current_thread().name)


def parts(request: HttpRequest) -> StreamingHttpResponse:
    """Answer in parts."""
    return StreamingHttpResponse(iter([b"one ", b"two"]))


urlpatterns = [path("plain/", plain), path("together/", together), path("parts/", parts)]


def scope(address: str, method: str = "GET") -> dict[str, Any]:
    """Return a request as Daphne hands it over."""
    headers = [(b"host", b"127.0.0.1")]
    return {"type": "http", "method": method, "path": address, "headers": headers, "query_string": b""}


async def ask(pages: Pages, address: str, *body: bytes) -> tuple[int, bytes]:
    """Send a request in parts; return status and body."""
    talk = ApplicationCommunicator(pages, scope(address, "POST" if body else "GET"))
    chunks = [*body, b""]
    for n, chunk in enumerate(chunks):
        await talk.send_input({"type": "http.request", "body": chunk, "more_body": n < len(chunks) - 1})
    start = await talk.receive_output(5)
    answer = b""
    while True:
        message = await talk.receive_output(5)
        answer += message.get("body", b"")
        if not message.get("more_body"):
            await talk.wait(
                5
            )  # a conversation that is dropped here would cancel what is still to be put away
            return start["status"], answer


@pytest.fixture
def pages() -> Pages:
    """The handler without our middleware, which has its own tests."""
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[], ALLOWED_HOSTS=["127.0.0.1"]):
        yield Pages(at_once=2)


@pytest.mark.asyncio
async def test_a_body_that_comes_in_parts_is_read_whole(pages: Pages) -> None:
    assert await ask(pages, "/plain/", b"he", b"llo") == (200, b"hello!")


@pytest.mark.asyncio
async def test_two_are_answered_at_the_same_time_in_threads_of_ours(pages: Pages) -> None:
    answers = await asyncio.gather(ask(pages, "/together/"), ask(pages, "/together/"))
    assert sorted(answers) == [(200, b"page_0"), (200, b"page_1")]


@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume")  # short lists: a style sheet's bytes
@pytest.mark.asyncio
async def test_what_is_streamed_arrives_whole(pages: Pages) -> None:
    assert await ask(pages, "/parts/") == (200, b"one two")


@pytest.mark.asyncio
async def test_who_hangs_up_while_sending_costs_nothing(pages: Pages) -> None:
    talk = ApplicationCommunicator(pages, scope("/plain/", "POST"))
    await talk.send_input({"type": "http.disconnect"})
    await talk.wait(5)
    assert await talk.receive_nothing()


@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume")
@pytest.mark.asyncio
@pytest.mark.parametrize("address", ["/plain/", "/parts/", "/nowhere/"])
async def test_every_request_is_finished_once(pages: Pages, address: str) -> None:
    finished: list[object] = []

    def note(**_: object) -> None:
        finished.append(1)

    signals.request_finished.connect(note)
    try:
        await ask(pages, address)
    finally:
        signals.request_finished.disconnect(note)
    assert finished == [1]
