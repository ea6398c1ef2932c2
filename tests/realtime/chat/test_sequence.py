"""A room's numbers under many writers: no hole, no double, nobody is shown a locked database (G-45)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from base import limits
from networks.membership.models import Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Change, Message
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 50
EACH = 4


def at_once(work: Callable[[int], int]) -> list[int]:
    """Run `work` in fifty threads at once, each with a connection of its own."""

    def run(n: int) -> int:
        try:
            with limits.unlimited():
                return work(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def test_fifty_writers_get_every_number_once(network: Network) -> None:
    room = make.make_room(network)
    people = [make.make_person() for _ in range(WRITERS)]
    for person in people:
        make.make_member(network, person)

    def talk(n: int) -> int:
        said = [chat.say(people[n], room, text=f"Rad {i}", client_id=str(i)).number for i in range(EACH)]
        assert said == sorted(said)
        return len(said)

    assert sum(at_once(talk)) == WRITERS * EACH
    every = list(range(1, WRITERS * EACH + 1))
    assert list(Message.objects.order_by("number").values_list("number", flat=True)) == every
    assert list(Change.objects.order_by("number").values_list("number", flat=True)) == every


def test_fifty_tries_of_one_message_are_one_message(network: Network, astrid: Person) -> None:
    room = make.make_room(network)
    numbers = at_once(lambda _: chat.say(astrid, room, text="Hej", client_id="a1").number)
    assert (numbers, Message.objects.count()) == ([1] * WRITERS, 1)
