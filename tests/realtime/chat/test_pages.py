"""Pages of chat rooms: who sees them, what they show, and that they work without JavaScript."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from base import clock
from networks.membership.models import Network, Role
from networks.people.models import Person
from realtime.chat.models import Message, Room
from realtime.chat.queries import latest, room_page, rooms_of
from tests import factories as make

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def room(network: Network) -> Room:
    """The general room of Digital mognad."""
    return make.make_room(network)


def numbers(html: str) -> list[int]:
    """Return the numbers of the messages that a page shows, in its order."""
    return [int(each) for each in re.findall(r'id="m(\d+)"', html) if each != "0"]


def test_the_chat_of_a_network_opens_its_general_room(room: Room, astrid: Person) -> None:
    answer = make.client_of(astrid).get("/n/digital-mognad/chat/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/n/digital-mognad/chat/allmant/")


def test_a_page_shows_the_latest_fifty_and_leads_to_the_others(
    room: Room, astrid: Person, saga: Person
) -> None:
    for n in range(120):
        make.make_message(room, saga, f"Rad {n}")
    client = make.client_of(astrid)
    shown: list[int] = []
    address = room.get_absolute_url()
    while address:
        html = client.get(address).content.decode()
        shown = numbers(html) + shown
        older = re.search(r'href="(\?before=\d+)"', html)
        address = f"{room.get_absolute_url()}{older.group(1)}" if older else ""
    assert shown == list(range(1, 121))


def test_a_name_stands_once_in_a_run_of_five_minutes_and_every_day_has_its_line(
    room: Room, astrid: Person, saga: Person
) -> None:
    for who, minutes in [
        (saga, 0),
        (saga, 4),
        (saga, 8),
        (saga, 13),
        (astrid, 14),
        (saga, 15),
        (saga, 24 * 60),
    ]:
        make.make_message(room, who, at=MORNING + timedelta(minutes=minutes))
    lines = room_page(astrid, room).lines
    assert [line.continues for line in lines] == [False, True, True, False, False, False, False]
    assert [line.opens_day for line in lines] == [True, False, False, False, False, False, True]
    assert [line.mine for line in lines] == [False, False, False, False, True, False, False]


def test_a_mention_shows_the_name_as_it_is_now(room: Room, astrid: Person, saga: Person) -> None:
    make.make_message(room, saga, f"Hej @[{astrid.pk}]!")
    astrid.name = "Astrid Ny"
    astrid.save()
    assert "Astrid Ny" in room_page(saga, room).lines[0].html


def test_a_message_is_sent_by_form_once(room: Room, astrid: Person) -> None:
    client = make.client_of(astrid)
    for _ in range(2):
        answer = client.post(f"{room.get_absolute_url()}say/", {"text": "Hej från formuläret", "key": "k1"})
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{room.get_absolute_url()}#m1")
    assert [message.source for message in Message.objects.all()] == ["Hej från formuläret"]


def test_a_refused_message_stays_in_the_field(room: Room, astrid: Person) -> None:
    text = "Hej " * 1001
    answer = make.client_of(astrid).post(f"{room.get_absolute_url()}say/", {"text": text, "key": "k1"})
    assert (answer.status_code, Message.objects.count()) == (400, 0)
    assert "Hej Hej Hej" in answer.content.decode()


def test_a_fast_form_is_told_when_to_try_again(room: Room, astrid: Person) -> None:
    client = make.client_of(astrid)
    with clock.at(MORNING):
        answers = [
            client.post(f"{room.get_absolute_url()}say/", {"text": f"Rad {n}", "key": f"k{n}"})
            for n in range(16)
        ]
    slow = answers[-1]
    assert slow.status_code == 429
    assert slow.headers["Retry-After"] == "5"
    assert "Rad 15" in slow.content.decode()


def test_an_observer_reads_and_has_no_field(room: Room, observer: Person, saga: Person) -> None:
    make.make_message(room, saga, "Alla får läsa")
    client = make.client_of(observer)
    html = client.get(room.get_absolute_url()).content.decode()
    assert "Alla får läsa" in html
    # The form waits, unseen, for another role: the open page follows.
    assert re.search(r'<form class="dock"[^>]* hidden', html)
    assert client.post(f"{room.get_absolute_url()}say/", {"text": "Hej", "key": "k"}).status_code == 403
    assert Message.objects.count() == 1


def test_who_is_no_member_of_an_open_network_is_offered_to_join(
    room: Room, colleague: Person, saga: Person
) -> None:
    make.make_message(room, saga, "Bara för oss")
    client = make.client_of(colleague)
    for address in (room.get_absolute_url(), "/n/digital-mognad/chat/", "/n/digital-mognad/chat/finns-inte/"):
        answer = client.get(address)
        html = answer.content.decode()
        assert (answer.status_code, "Bara för oss" in html) == (403, False)
        assert 'action="/n/digital-mognad/join/"' in html
    assert client.post(f"{room.get_absolute_url()}say/", {"text": "Hej"}).status_code == 403


def test_the_chat_of_a_private_network_does_not_exist_for_others(
    closed: Network, saga: Person, astrid: Person, admin: Person
) -> None:
    room = make.make_room(closed)
    assert make.client_of(saga).get(room.get_absolute_url()).status_code == 200
    for who in (astrid, admin):
        assert make.client_of(who).get(room.get_absolute_url()).status_code == 404
        assert make.client_of(who).post(f"{room.get_absolute_url()}say/", {"text": "Hej"}).status_code == 404


def test_who_was_removed_sees_the_chat_no_more(room: Room, removed: Person) -> None:
    assert make.client_of(removed).get(room.get_absolute_url()).status_code == 403


def test_a_visitor_is_asked_to_sign_in_and_a_sent_text_is_shown(room: Room) -> None:
    address = room.get_absolute_url()
    assert Client().get(address).headers["Location"] == f"/accounts/login/?next={address}"
    answer = Client().post(f"{address}say/", {"text": "Det jag skrev"})
    assert (answer.status_code, "Det jag skrev" in answer.content.decode()) == (403, True)


def test_an_unknown_room_is_missing(room: Room, astrid: Person) -> None:
    assert make.client_of(astrid).get("/n/digital-mognad/chat/finns-inte/").status_code == 404


def test_an_empty_room_says_so_and_several_rooms_are_listed(
    room: Room, network: Network, astrid: Person
) -> None:
    make.make_room(network, "AI-prat", slug="ai-prat")
    html = make.client_of(astrid).get(room.get_absolute_url()).content.decode()
    assert 'class="empty"' in html
    assert 'href="/n/digital-mognad/chat/ai-prat/"' in html
    assert [each.slug for each in rooms_of(astrid, network)] == ["allmant", "ai-prat"]


def test_the_front_shows_the_latest_to_members_only(
    room: Room, network: Network, astrid: Person, colleague: Person, saga: Person
) -> None:
    for n in range(5):
        make.make_message(room, saga, f"Rad {n}")
    assert [each.excerpt for each in latest(astrid, network, 3)] == ["Rad 2", "Rad 3", "Rad 4"]
    assert latest(colleague, network, 3) == []


@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_page_costs_the_same_with_one_message_and_with_many(
    room: Room, network: Network, saga: Person, count: int, django_assert_num_queries: object
) -> None:
    people = [make.make_person() for _ in range(5)]
    for person in people:
        make.make_member(network, person, Role.MEMBER)
    for n in range(count):
        make.make_message(room, people[n % 5], f"Hej @[{saga.pk}]")
    client = make.client_of(saga)
    with django_assert_num_queries(9):  # type: ignore[operator]
        client.get(room.get_absolute_url())
