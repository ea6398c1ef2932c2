"""Faults of ours reach the page as an error frame, and are logged; a form's message is live as well."""

import logging
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest
from django.db import DatabaseError

from base import live
from base.live import Frame
from base.live.registry import _frames
from networks.people.models import Person
from realtime.chat.models import Room
from realtime.wire import answers
from tests.realtime.conftest import OpenPage, session_of
from tests.servers import Server


@pytest.fixture
def broken_frame(db: None) -> Any:
    """A frame whose handler meets a database that is away."""

    def handler(frame: Frame) -> dict[str, Any]:
        raise DatabaseError("gone")

    live.register_frame("broken", handler)
    yield "broken"
    del _frames["broken"]


def test_a_fault_is_told_and_logged(
    astrid: Person, broken_frame: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = answers.answer(session_of(astrid), {"type": broken_frame})
    assert answer == {
        "type": "error",
        "code": "unavailable",
        "text": "Något gick fel hos oss. Din text är kvar.",
        "retry_after": 2,
    }
    assert [record.message for record in caplog.records] == ["a frame could not be answered"]


@pytest.mark.daphne
def test_what_is_sent_by_form_is_live_at_once(
    daphne: Server, room: Room, astrid: Person, saga: Person, open_page: OpenPage
) -> None:
    page = open_page(daphne, saga)
    page.subscribe(room.topic)
    key = session_of(astrid)
    token = "a" * 32
    form = urllib.parse.urlencode({"text": "Från formuläret", "key": "k1", "csrfmiddlewaretoken": token})
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{daphne.base_url}{room.get_absolute_url()}say/",
        form.encode(),
        {"Cookie": f"sessionid={key}; csrftoken={token}", "Origin": daphne.base_url},
    )

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args: Any) -> None:
            return None

    opener = urllib.request.build_opener(Stay)
    with pytest.raises(urllib.error.HTTPError) as answer:
        opener.open(request)
    since = time.monotonic()
    assert answer.value.code == 302
    assert page.changes(1)[0]["message"]["text"] == "Från formuläret"
    assert time.monotonic() - since < 1.0
