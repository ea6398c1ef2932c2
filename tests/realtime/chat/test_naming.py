"""Whom one is offered to mention in a room, and who of those mentioned does not see it: those who follow it, not all
who may read its network."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Room
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(network: Network, saga: Person) -> Room:
    """A room for invited, in which nobody has a seat."""
    return chat.open_room(saga, network, name="Styrgruppen", purpose="", access="invited")


def offered(person: Person, room: Room, words: str) -> list[str]:
    """Return the names that somebody is offered."""
    answer = make.client_of(person).get(f"{room.get_absolute_url()}mentions/?q={words}")
    return [each["name"] for each in answer.json()["found"]]


def outside(person: Person, room: Room, *others: Person) -> list[str]:
    """Return the names of those who are told not to see it."""
    ids = ",".join(str(each.pk) for each in others)
    names: list[str] = (
        make.client_of(person).get(f"{room.get_absolute_url()}mentions/check/?ids={ids}").json()["outside"]
    )
    return names


def test_in_a_room_of_an_open_network_its_members_are_offered(
    network: Network, astrid: Person, torulf: Person
) -> None:
    room = make.make_room(network)
    make.make_person("Torsten Utanför")  # reads the open network, but follows none of its rooms
    assert offered(astrid, room, "tor") == ["Torulf Fjällrute"]
    assert offered(astrid, room, "") == []


def test_in_a_room_for_invited_leads_and_who_has_a_seat_are_offered(
    network: Network, board: Room, saga: Person, astrid: Person, torulf: Person
) -> None:
    assert offered(saga, board, "tor") == []
    assert outside(saga, board, astrid, torulf, saga) == ["Astrid Blålavén", "Torulf Fjällrute"]
    theirs = Membership.objects.get(person=torulf, network=network)
    chat.give_seat(saga, board, theirs=theirs)
    assert offered(torulf, board, "tor") == ["Torulf Fjällrute"]
    assert offered(torulf, board, torulf.organisation.name) == ["Torulf Fjällrute"]
    assert outside(torulf, board, astrid, torulf, saga) == ["Astrid Blålavén"]
    mine = make.client_of(astrid)
    for path in ("mentions/?q=tor", f"mentions/check/?ids={saga.pk}"):
        assert mine.get(f"{board.get_absolute_url()}{path}").status_code == 404
    membership.leave(torulf, network)
    assert offered(saga, board, "tor") == []


def test_it_costs_the_same_whoever_is_offered(network: Network, astrid: Person) -> None:
    room, mine, costs = make.make_room(network), make.client_of(astrid), []
    for n in range(3):
        make.make_member(network, make.make_person(f"Örjan {n}"))
        with CaptureQueriesContext(connection) as asked:
            mine.get(f"{room.get_absolute_url()}mentions/?q=örjan")
        costs.append(len(asked))
    assert costs[0] == costs[1] == costs[2] <= 7


def test_the_room_tells_its_editor_where_to_ask(network: Network, astrid: Person) -> None:
    room = make.make_room(network)
    page = make.client_of(astrid).get(room.get_absolute_url()).content.decode()
    assert f'data-mentions="{room.get_absolute_url()}mentions/"' in page
    assert f'data-mentions-check="{room.get_absolute_url()}mentions/check/"' in page
