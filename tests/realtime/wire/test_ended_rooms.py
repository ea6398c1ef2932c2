"""G-11 for rooms: a seat that is taken, a room or a network that closes while a page is open; and who may write."""

import time
from collections.abc import Callable

import pytest

from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Message, Room
from realtime.chat.queries.keeping import texts_of
from tests.realtime.client import Page
from tests.realtime.conftest import OpenPage
from tests.servers import Server

pytestmark = pytest.mark.daphne

AT_ONCE = 1.0  # seconds


@pytest.fixture
def board(network: Network, saga: Person, astrid: Person) -> Room:
    """A room for invited, in which Astrid has a seat."""
    room = chat.open_room(saga, network, name="Styrgruppen", access="invited")
    chat.give_seat(saga, room, theirs=Membership.objects.get(person=astrid, network=network))
    return room


def following(daphne: Server, room: Room, person: Person, saga: Person, open_page: OpenPage) -> Page:
    """Open a page that follows the room and has just heard Saga."""
    page = open_page(daphne, person)
    page.subscribe(room.topic)
    chat.say(saga, room, text="Hör ni mig?", client_id=f"s{person.pk}")
    page.changes(1)
    return page


def close_to_invited(room: Room, saga: Person, astrid: Person) -> None:
    """Make an open room one for invited."""
    chat.change_room(saga, room, **{**texts_of(room), "access": "invited"})  # type: ignore[arg-type]


def take(room: Room, saga: Person, astrid: Person) -> None:
    """Take Astrid's seat."""
    chat.take_seat(saga, room, person_id=astrid.pk)


@pytest.mark.parametrize("end", [take, close_to_invited])
def test_who_is_no_longer_in_the_room_is_cut_within_a_second(
    daphne: Server,
    network: Network,
    board: Room,
    saga: Person,
    astrid: Person,
    open_page: OpenPage,
    end: Callable[[Room, Person, Person], None],
) -> None:
    room = board if end is take else chat.open_room(saga, network, name="AI-prat")
    page = following(daphne, room, astrid, saga, open_page)
    since = time.monotonic()
    end(room, saga, astrid)
    assert page.await_frame("gone")["topic"] == room.topic
    assert time.monotonic() - since < AT_ONCE
    chat.say(saga, room, text="Nu är vi ensamma", client_id="later")
    page.send("say", room=room.pk, text="Hör ni mig?", client_id="a1")
    assert page.await_frame("error")["code"] == "not_found"
    assert page.silent(0.5)
    assert Message.objects.filter(author=astrid).count() == 0


def test_who_may_write_holds_from_the_next_frame_on_and_the_page_is_told(
    daphne: Server, network: Network, saga: Person, astrid: Person, open_page: OpenPage
) -> None:
    room = chat.open_room(saga, network, name="AI-prat")
    page = following(daphne, room, astrid, saga, open_page)
    chat.change_room(saga, room, **{**texts_of(room), "writing": "leads"})  # type: ignore[arg-type]
    page.send("say", room=room.pk, text="Hann jag?", client_id="a1")
    assert page.await_frame("error")["code"] == "room_for_announcements"
    (told,) = page.changes(1)
    assert (told["kind"], told["room"]["writing"]) == ("room", "leads")


def test_a_network_that_is_archived_tells_its_open_rooms(
    daphne: Server, network: Network, saga: Person, astrid: Person, open_page: OpenPage
) -> None:
    room = chat.open_room(saga, network, name="AI-prat")
    page = following(daphne, room, astrid, saga, open_page)
    membership.archive(saga, network)
    assert page.changes(1)[0]["room"]["archived"] is True
    page.send("say", room=room.pk, text="Hann jag?", client_id="a1")
    assert page.await_frame("error")["code"] == "archived"
