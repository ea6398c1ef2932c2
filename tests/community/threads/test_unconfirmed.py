"""Where somebody works is not told as certain before an organisation has confirmed it."""

from typing import Any

import pytest
from django.utils import timezone

from community.threads import queries
from community.threads.models import Thread
from networks.membership.models import Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.queries import room_page
from realtime.chat.topic import RoomTopic
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def nils(network: Network) -> Person:
    """Says to work in Kumla; nobody there has confirmed it."""
    nils = make.make_person("Nils Ny", organisation=make.make_organisation("Kumla"), confirmed_at=None)
    make.make_member(network, nils)
    return nils


@pytest.fixture
def thread(network: Network, nils: Person) -> Thread:
    """Nils's question."""
    return make.make_thread(network, nils)


def told(person: Person, thread: Thread) -> tuple[str, str]:
    """Return what the thread's page and the network's list say of where its author works."""
    page = queries.thread_page(person, thread, view="conversation")
    assert page.opening
    row = queries.forum_page(person, thread.network).rows[0]
    return page.opening.organisation, row.organisation_name


def test_posts_and_lists_say_so_as_long_as_it_is_so(freja: Person, nils: Person, thread: Thread) -> None:
    assert told(freja, thread) == ("Kumla (inte bekräftat)",) * 2
    assert "Kumla (inte bekräftat)" in make.client_of(freja).get(thread.get_absolute_url()).content.decode()
    Person.objects.filter(pk=nils.pk).update(confirmed_at=timezone.now())
    assert told(freja, thread) == ("Kumla",) * 2


def test_what_was_said_for_another_organisation_stays_certain(
    freja: Person, nils: Person, thread: Thread
) -> None:
    Person.objects.filter(pk=nils.pk).update(organisation=make.make_organisation("Sala"))
    assert told(freja, thread) == ("Kumla",) * 2


def test_chat_says_so_on_the_page_and_in_the_frame(freja: Person, nils: Person, network: Network) -> None:
    room = make.make_room(network)
    chat.say(nils, room, text="Hej", client_id="a")
    assert [line.organisation for line in room_page(freja, room).lines] == ["Kumla (inte bekräftat)"]
    author: dict[str, Any] = RoomTopic().changes(room.pk, 0, 9)[0]["message"]["author"]
    assert (author["organisation"], author["unconfirmed"]) == ("Kumla", True)
    page = make.client_of(freja).get(room.get_absolute_url()).content.decode()
    assert "Kumla (inte bekräftat)" in page
    assert 'data-unconfirmed="# (inte bekräftat)"' in page
