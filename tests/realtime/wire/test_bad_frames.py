"""G-12: whatever a page sends gets an error frame or a 4xxx close; never 1011, never a traceback."""

import json
from typing import Any

import pytest

from networks.people.models import Person
from realtime.chat.models import Message, Room
from tests.realtime.client import Page
from tests.realtime.conftest import OpenPage
from tests.servers import Server

pytestmark = pytest.mark.daphne

DEEP = "[" * 30_000 + "]" * 30_000
CLOSED = {
    "nothing": ("", 4400),
    "no JSON": ("hej", 4400),
    "half a frame": ('{"type": "ping"', 4400),
    "a list": ("[]", 4400),
    "a number": ("1" * 5000, 4400),
    "no type": ("{}", 4400),
    "a type that is no word": ('{"type": 7}', 4400),
    "not a number": ('{"type": "ping", "ref": NaN}', 4400),
    "a reference that is an object": ('{"type": "ping", "ref": {}}', 4400),
    "a reference with a lone surrogate": ('{"type": "ping", "ref": "\\ud800"}', 4400),
    "deep": (DEEP, 4400),
    "deep inside": ('{"type": "say", "text": ' + DEEP[:20_000] + DEEP[-20_000:] + "}", 4400),
    "binary": (b'{"type": "ping"}', 4400),
    "binary rubbish": (b"\xff\x00\xfe", 4400),
    "too large": (json.dumps({"type": "say", "text": "å" * 70_000}), 4413),
}


@pytest.mark.parametrize("what", CLOSED)
def test_what_is_no_frame_closes_the_socket(
    daphne: Server, astrid: Person, open_page: OpenPage, what: str
) -> None:
    data, code = CLOSED[what]
    page = open_page(daphne, astrid)
    page.send_raw(data)
    assert page.closing_code() == code
    assert "Traceback" not in daphne.logged()


def answered(page: Page, **frame: Any) -> str:
    """Return the code that a frame is refused with, on a socket that stays open."""
    page.send(**frame)
    answer = page.await_frame("error", "subscribed", "ack")
    return str(answer.get("code", answer["type"]))


def test_wrong_fields_are_answered_and_the_socket_stays(
    daphne: Server, room: Room, astrid: Person, open_page: OpenPage
) -> None:
    page = open_page(daphne, astrid)
    good: dict[str, Any] = {"type": "say", "room": room.pk, "text": "Hej", "client_id": "a1"}
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("unknown_frame", {"type": "drop_all"}),
        ("unknown_frame", {"type": "hello"}),
        ("unknown_frame", {"type": ""}),
        ("invalid", {"type": "say"}),
        ("invalid", {**good, "room": "1"}),
        ("invalid", {**good, "room": True}),
        ("invalid", {**good, "room": [room.pk]}),
        ("invalid", {**good, "room": 10**30}),
        ("invalid", {**good, "room": -1}),
        ("invalid", {**good, "room": 1.0}),
        ("invalid", {**good, "text": 7}),
        ("invalid", {**good, "text": None}),
        ("invalid", {**good, "text": ["Hej"]}),
        ("invalid", {**good, "text": {"a": 1}}),
        ("invalid", {**good, "text": " \n\u200b"}),
        ("invalid", {**good, "text": "a" * 4001}),
        ("invalid", {**good, "client_id": ""}),
        ("invalid", {**good, "client_id": "a" * 65}),
        ("invalid", {**good, "client_id": "a\x00b"}),
        ("invalid", {**good, "client_id": "\ud800"}),
        ("not_found", {**good, "room": room.pk + 1}),
    ]
    assert [(answered(page, **frame), frame) for _, frame in wrong] == wrong
    assert Message.objects.count() == 0
    assert answered(page, **good) == "ack"
    assert "Traceback" not in daphne.logged()


def test_topics_that_nobody_has_are_answered(
    daphne: Server, room: Room, astrid: Person, open_page: OpenPage
) -> None:
    page = open_page(daphne, astrid)
    topics = [
        "",
        "room",
        "room:",
        "room:x",
        "room:-1",
        "room:0",
        "room:²",
        "room:" + "9" * 18,
        "room:" + "9" * 40,
    ]
    more: list[Any] = [None, 7, [], {}, True, "seminar:1", f"room:{room.pk}:1", "\ud800:1"]
    assert {answered(page, type="subscribe", topic=each) for each in [*topics, *more]} == {"not_found"}
    afters: list[Any] = [-1, 1.5, "1", True, [], 2**63]
    assert {answered(page, type="subscribe", topic=room.topic, after=each) for each in afters} == {"invalid"}
    page.send("unsubscribe", topic=["x"])
    assert page.await_frame("unsubscribed")["type"] == "unsubscribed"
    assert "Traceback" not in daphne.logged()


def test_text_that_nothing_can_store_is_cleaned(
    daphne: Server, room: Room, astrid: Person, open_page: OpenPage
) -> None:
    page = open_page(daphne, astrid)
    page.send("say", room=room.pk, text="a\x00b\ud800c\u202ed", client_id="x", ref="r1")
    assert page.await_frame("ack", "error") == {
        "type": "ack",
        "client_id": "x",
        "topic": room.topic,
        "number": 1,
        "ref": "r1",
    }
    assert Message.objects.get().source == "abcd"


def test_a_flood_is_told_and_then_cut(daphne: Server, astrid: Person, open_page: OpenPage) -> None:
    page = open_page(daphne, astrid)
    for n in range(200):
        page.send("ping", ref=n)
        if n == 50:
            told = page.await_frame("error")
    assert (told["code"], told["retry_after"]) == ("too_fast", 1)
    assert page.closing_code() == 4429
    assert "Traceback" not in daphne.logged()


def test_errors_are_in_the_language_of_the_person(
    daphne: Server, astrid: Person, open_page: OpenPage
) -> None:
    astrid.language = "en"
    astrid.save()
    page = open_page(daphne, astrid)
    page.send("nonsense", ref=3)
    assert page.await_frame("error") == {
        "type": "error",
        "code": "unknown_frame",
        "text": "This page is older than the server. Reload it.",
        "ref": 3,
    }
