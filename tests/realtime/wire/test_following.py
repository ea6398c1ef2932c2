"""Following a room over a real Daphne: what was missed, then what comes, in order, once."""

from threading import Thread

import pytest
from django.db import connection

from base import limits
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Room
from tests import factories as make
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
                "unconfirmed": False,
                "mark": "1860",
                "code": "1860",
            },
            "text": "Hej **alla**",
            "html": "<p>Hej <strong>alla</strong></p>",
        },
    }
    assert freja_s.silent()


def test_a_page_that_comes_back_gets_what_it_missed_and_nothing_twice(
    daphne: Server, room: Room, astrid: Person, saga: Person, open_page: OpenPage
) -> None:
    for n in range(1, 6):
        make.make_message(room, saga, f"Nummer {n}")
    page = open_page(daphne, astrid)
    answer = page.subscribe(room.topic, after=2)
    assert [each["number"] for each in answer["changes"]] == [3, 4, 5]
    assert answer["changes"][0]["message"]["text"] == "Nummer 3"
    assert (answer["number"], answer["more"]) == (5, False)
    chat.say(saga, room, text="Nummer 6", client_id="s6")
    assert [each["number"] for each in page.changes(1)] == [6]
    assert page.silent()


@pytest.mark.parametrize(("after", "number"), [(None, 3), (3, 3), (99, 3)])
def test_who_has_everything_gets_nothing_old(
    daphne: Server,
    room: Room,
    astrid: Person,
    saga: Person,
    open_page: OpenPage,
    after: int | None,
    number: int,
) -> None:
    for n in range(3):
        make.make_message(room, saga, f"Nummer {n}")
    page = open_page(daphne, astrid)
    answer = page.subscribe(room.topic, after=after)
    assert (answer["changes"], answer["number"], answer["more"]) == ([], number, False)
    chat.say(saga, room, text="Nytt", client_id="s1")
    assert page.changes(1)[0]["number"] == 4


def test_a_long_absence_is_made_good_in_steps_of_200(
    daphne: Server, room: Room, astrid: Person, saga: Person, open_page: OpenPage
) -> None:
    for n in range(450):
        make.make_message(room, saga, f"Nummer {n}")
    page = open_page(daphne, astrid)
    numbers: list[int] = []
    more, steps = True, 0
    while more:
        answer = page.subscribe(room.topic, after=numbers[-1] if numbers else 0)
        numbers += [each["number"] for each in answer["changes"]]
        more, steps = answer["more"], steps + 1
        assert answer["number"] == numbers[-1]
    assert (numbers, steps) == (list(range(1, 451)), 3)
    chat.say(saga, room, text="Nytt", client_id="s1")
    assert page.changes(1)[0]["number"] == 451


def test_a_page_that_has_not_caught_up_is_never_shown_a_hole(
    daphne: Server, room: Room, astrid: Person, saga: Person, open_page: OpenPage
) -> None:
    for n in range(201):
        make.make_message(room, saga, f"Nummer {n}")
    page = open_page(daphne, astrid)
    assert page.subscribe(room.topic, after=0)["more"]
    chat.say(saga, room, text="Nytt", client_id="s1")
    assert page.silent(1.5)
    assert [each["number"] for each in page.subscribe(room.topic, after=200)["changes"]] == [201, 202]


def test_who_joins_in_the_middle_of_talk_misses_nothing_and_hears_nothing_twice(
    daphne: Server, room: Room, astrid: Person, saga: Person, open_page: OpenPage
) -> None:
    talker = Thread(target=talk, args=(saga, room, 60))
    talker.start()
    heard: list[list[int]] = []
    pages = []
    for _ in range(6):
        page = open_page(daphne, astrid)
        answer = page.subscribe(room.topic, after=0)
        heard.append([each["number"] for each in answer["changes"]])
        pages.append(page)
    talker.join()
    for numbers, page in zip(heard, pages, strict=True):
        while not numbers or numbers[-1] < 60:
            numbers.append(page.changes(1)[0]["number"])
    assert heard == [list(range(1, 61))] * 6


def test_who_stops_following_hears_no_more(
    daphne: Server, room: Room, astrid: Person, saga: Person, open_page: OpenPage
) -> None:
    page = open_page(daphne, astrid)
    page.subscribe(room.topic)
    page.send("unsubscribe", topic=room.topic, ref="u")
    assert page.await_frame("unsubscribed") == {"type": "unsubscribed", "topic": room.topic, "ref": "u"}
    chat.say(saga, room, text="Hör du?", client_id="s1")
    assert page.silent(1.5)


def test_who_is_no_member_neither_follows_nor_speaks(
    daphne: Server, room: Room, colleague: Person, removed: Person, admin: Person, open_page: OpenPage
) -> None:
    for who in (colleague, removed, admin):
        page = open_page(daphne, who)
        assert page.subscribe(room.topic, after=0)["code"] == "not_found"
        assert page.say(room.pk, "Hej", "a1")["code"] == "not_found"


def talk(person: Person, room: Room, count: int) -> None:
    """Say many things, one after the other, in a thread of its own."""
    with limits.unlimited():
        for n in range(count):
            chat.say(person, room, text=f"Rad {n}", client_id=f"t{n}")
    connection.close()
