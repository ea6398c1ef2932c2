"""Following a room over a real Daphne: what was missed, then what comes, in order, once."""

import pytest

from networks.people.models import Person
from realtime.chat.models import Room
from tests.realtime.conftest import OpenPage
from tests.servers import Server

pytestmark = pytest.mark.daphne


def test_hello_tells_version_person_and_heartbeat(
    daphne: Server, astrid: Person, open_page: OpenPage
) -> None:
    page = open_page(daphne, astrid)
    page.send("ping", ref=7)
    pong = page.next()
    assert (pong["type"], pong["ref"]) == ("pong", 7)


def test_what_astrid_says_reaches_freja_once_and_is_acknowledged_with_its_number(
    daphne: Server, room: Room, astrid: Person, freja: Person, open_page: OpenPage
) -> None:
    hers, freja_s = open_page(daphne, astrid), open_page(daphne, freja)
    assert freja_s.subscribe(room.topic, after=0) == {
        "type": "subscribed",
        "topic": room.topic,
        "number": 0,
        "changes": [],
        "more": False,
    }
    hers.subscribe(room.topic, after=0)
    assert hers.say(room.pk, "Hej **alla**", "a1") == {
        "type": "ack",
        "client_id": "a1",
        "topic": room.topic,
        "number": 1,
    }
    change = freja_s.await_frame("change")
    at = change["message"].pop("at")
    assert at.endswith("Z")
    assert change == {
        "type": "change",
        "topic": room.topic,
        "number": 1,
        "kind": "said",
        "message": {
            "number": 1,
            "id": change["message"]["id"],
            "author": {
                "id": astrid.pk,
                "name": "Astrid Blålavén",
                "organisation": "Laxå",
                "mark": "1860",
                "code": "1860",
            },
            "text": "Hej **alla**",
            "html": "<p>Hej <strong>alla</strong></p>",
        },
    }
    assert freja_s.silent()
