"""Messages that link to threads: titles of the room's own network, the same for all who follow it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.membership.models import Network
from networks.people.models import Person
from realtime.chat.topic import RoomTopic
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_only_threads_of_the_rooms_network_are_named(
    network: Network, closed: Network, saga: Person, astrid: Person
) -> None:
    secret = make.make_thread(closed, saga, title="Hemligt ärende")
    known = make.make_thread(network, saga, title="Vem äger frågan?")
    room = make.make_room(network)
    make.make_message(room, saga, f"/t/{known.pk}/ och /t/{secret.pk}/")
    shown = f'<p><a href="/t/{known.pk}/" class="to">Vem äger frågan?</a> och '
    shown += f'<a href="/t/{secret.pk}/">/t/{secret.pk}/</a></p>'
    (change,) = RoomTopic().changes(room.pk, 0, 10)
    assert change["message"]["html"] == shown
    for person in (saga, astrid):
        assert shown in make.client_of(person).get(room.get_absolute_url()).content.decode()


def test_titles_cost_one_query_however_many(network: Network, astrid: Person) -> None:
    room, costs = make.make_room(network), []
    threads = [make.make_thread(network, astrid) for _ in range(3)]
    for thread in threads:
        make.make_message(room, astrid, f"/t/{thread.pk}/")
        with CaptureQueriesContext(connection) as queries:
            RoomTopic().changes(room.pk, 0, 10)
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2]


def test_mentions_and_emoji_are_stored_as_in_posts(network: Network, astrid: Person, torulf: Person) -> None:
    room = make.make_room(network)
    make.client_of(astrid).post(
        f"{room.get_absolute_url()}say/", {"text": f"Hej @[Torulf {torulf.pk}] :tack:", "key": "k"}
    )
    assert room.messages.get().source == f"Hej @[{torulf.pk}] 🙏"
