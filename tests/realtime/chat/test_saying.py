"""Saying something: who may, what is stored, once and in order."""

from datetime import UTC, datetime

import pytest

from base import clock
from base.errors import Conflict, Invalid, Refused, TooFast
from base.events.models import RecordedEvent
from networks.membership import actions as membership
from networks.membership.models import Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import GENERAL, Change, Message, Room
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(network: Network) -> Room:
    """The general room of Digital mognad."""
    return make.make_room(network)


def test_astrid_says_something_and_it_is_stored_with_her_organisation_of_that_day(
    room: Room, astrid: Person
) -> None:
    with clock.at(datetime(2026, 11, 24, 10, 14, tzinfo=UTC)):
        said = chat.say(astrid, room, text="  Hej **alla**\r\n", client_id="a1")
    assert (said.number, said.source, said.html) == (1, "Hej **alla**", "<p>Hej <strong>alla</strong></p>")
    assert (said.author, said.organisation, said.organisation_name) == (astrid, astrid.organisation, "Laxå")
    assert said.said_at == datetime(2026, 11, 24, 10, 14, tzinfo=UTC)
    change = Change.objects.get()
    assert (change.room, change.number, change.kind, change.message) == (room, 1, "said", said)
    event = RecordedEvent.objects.get(name="MessageSaid")
    assert event.payload == {"message_id": said.pk, "room_id": room.pk, "number": 1}


def test_a_second_try_is_the_same_message(room: Room, astrid: Person) -> None:
    first = chat.say(astrid, room, text="Hej", client_id="a1")
    assert chat.say(astrid, room, text="Hej", client_id="a1") == first
    assert (Message.objects.count(), Room.objects.get().number) == (1, 1)


def test_the_same_key_with_another_text_is_a_conflict(room: Room, astrid: Person) -> None:
    chat.say(astrid, room, text="Hej", client_id="a1")
    with pytest.raises(Conflict):
        chat.say(astrid, room, text="Hej då", client_id="a1")
    assert Message.objects.get().source == "Hej"


def test_two_people_may_choose_the_same_key(room: Room, astrid: Person, freja: Person) -> None:
    chat.say(astrid, room, text="Hej", client_id="1")
    assert chat.say(freja, room, text="Hej", client_id="1").number == 2


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "a" * 4001])
def test_nothing_and_too_much_are_refused(room: Room, astrid: Person, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        chat.say(astrid, room, text=text, client_id="a1")
    assert list(refused.value.fields) == ["text"]
    assert Room.objects.get().number == 0


def test_only_members_and_leads_speak(
    room: Room,
    astrid: Person,
    saga: Person,
    observer: Person,
    removed: Person,
    colleague: Person,
    outsider: Person,
    admin: Person,
) -> None:
    answers = {}
    for who in (astrid, saga, observer, removed, colleague, outsider, admin):
        try:
            chat.say(who, room, text="Hej", client_id="1")
            answers[who.name] = "said"
        except Refused as refused:
            answers[who.name] = refused.code
    assert list(answers.values()) == ["said", "said", "observer", *["not_member"] * 4]
    assert Message.objects.count() == 2


def test_thirty_messages_a_minute_are_enough(room: Room, astrid: Person, freja: Person) -> None:
    for minute in range(2):
        for n in range(30):
            with clock.at(datetime(2026, 11, 24, 10, minute, n * 2, tzinfo=UTC)):
                chat.say(astrid, room, text=f"Rad {n}", client_id=f"{minute}-{n}")
    with clock.at(datetime(2026, 11, 24, 10, 1, 59, tzinfo=UTC)):
        with pytest.raises(TooFast) as refused:
            chat.say(astrid, room, text="En till", client_id="x")
        assert refused.value.retry_after == 1
        chat.say(freja, room, text="Jag då?", client_id="x")
    with clock.at(datetime(2026, 11, 24, 10, 2, 0, tzinfo=UTC)):
        chat.say(astrid, room, text="En till", client_id="x")


def test_fifteen_at_once_are_enough(room: Room, astrid: Person) -> None:
    with clock.at(datetime(2026, 11, 24, 10, 0, 1, tzinfo=UTC)):
        for n in range(15):
            chat.say(astrid, room, text=f"Rad {n}", client_id=str(n))
        with pytest.raises(TooFast) as refused:
            chat.say(astrid, room, text="En till", client_id="x")
    assert refused.value.retry_after == 4


def test_leads_open_rooms_and_others_do_not(
    network: Network, saga: Person, admin: Person, astrid: Person, observer: Person, outsider: Person
) -> None:
    room = chat.open_room(saga, network, name=" AI-prat\n", slug="ai-prat")
    assert (room.name, room.slug, room.network, room.number) == ("AI-prat", "ai-prat", network, 0)
    chat.open_room(admin, network, name="Teknik", slug="teknik")
    for who in (astrid, observer, outsider):
        with pytest.raises(Refused):
            chat.open_room(who, network, name="Mitt rum", slug="mitt")
    assert Room.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "slug", "field"), [("", "x", "name"), ("a" * 81, "x", "name"), ("Allmänt", GENERAL, "slug")]
)
def test_a_room_needs_a_name_and_an_address_of_its_own(
    room: Room, network: Network, saga: Person, name: str, slug: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        chat.open_room(saga, network, name=name, slug=slug)
    assert list(refused.value.fields) == [field]
    assert Room.objects.count() == 1


def test_every_network_has_its_general_room_once(network: Network) -> None:
    chat.ensure_general_room(network.pk)
    chat.ensure_general_room(network.pk)
    assert Room.objects.get().slug == GENERAL
    chat.ensure_general_room(network.pk + 1)
    assert Room.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_new_network_can_chat_at_once(admin: Person, astrid: Person) -> None:
    network = membership.create_network(
        admin,
        slug="ny",
        name="Ny",
        name_en="New",
        visibility="open",
        purpose="Vi lär.",
        rules=["Var snäll."],
        leads=[astrid.email],
        key="k",
    )
    assert [room.slug for room in Room.objects.filter(network=network)] == [GENERAL]
