"""Answered is what has an answer to read: the mark follows the reply that helped."""

import pytest

from community.threads import actions as threads
from community.threads import queries
from community.threads.models import Post, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db

WORDS = {"scope": "branch", "title": "En egen tråd", "kind": "discussion", "key": ""}


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question."""
    return make.make_thread(network, astrid)


@pytest.fixture
def answer(astrid: Person, torulf: Person, thread: Thread) -> Post:
    """Torulf's answer, which helped her."""
    answer = make.make_post(thread, torulf)
    threads.mark_helped(astrid, answer, on=True)
    return answer


def states(reader: Person, network: Network) -> list[str]:
    """Return what the network's list says of each thread."""
    return [row.state for row in queries.forum_page(reader, network).rows]


def test_answered_goes_and_comes_with_the_deleted_reply(
    torulf: Person, freja: Person, network: Network, thread: Thread, answer: Post
) -> None:
    assert states(freja, network) == ["answered"]
    threads.delete(torulf, answer)
    assert states(freja, network) == [""]
    assert "Besvarad" not in make.client_of(freja).get(thread.get_absolute_url()).content.decode()
    threads.restore(torulf, answer)
    assert states(freja, network) == ["answered"]
    assert "Det här hjälpte Laxå" in make.client_of(freja).get(thread.get_absolute_url()).content.decode()


def test_answered_goes_and_comes_with_the_hidden_reply(
    saga: Person, freja: Person, network: Network, answer: Post
) -> None:
    threads.hide(saga, answer, reason="Fel uppgifter.")
    assert states(freja, network) == [""]
    threads.show(saga, answer)
    assert states(freja, network) == ["answered"]


def test_a_mark_that_was_taken_back_does_not_come_back(
    saga: Person, astrid: Person, torulf: Person, thread: Thread, answer: Post
) -> None:
    threads.mark_helped(astrid, answer, on=False)
    threads.delete(torulf, answer)
    threads.restore(torulf, answer)
    thread.refresh_from_db()
    assert thread.helped_by is None
    other = make.make_post(thread, saga)
    threads.mark_helped(astrid, answer, on=True)
    threads.delete(torulf, answer)
    threads.mark_helped(astrid, other, on=True)
    threads.restore(torulf, answer)
    thread.refresh_from_db()
    assert thread.helped_by == other.pk


def test_a_reply_that_was_split_off_and_deleted_comes_back_without_its_mark(
    saga: Person, torulf: Person, thread: Thread, answer: Post
) -> None:
    new = threads.split(saga, answer, **WORDS)
    threads.delete(torulf, answer)
    back = threads.split_back(saga, new)
    assert Thread.objects.get(pk=back.pk).helped_by is None
    threads.restore(torulf, answer)
    assert Thread.objects.get(pk=back.pk).helped_by == answer.pk


def test_a_thread_brings_its_answer_along_where_none_stands(
    saga: Person, freja: Person, network: Network, thread: Thread, answer: Post
) -> None:
    other = make.make_thread(network, freja, title="Samma fråga")
    kept = threads.merge(saga, thread, other)
    assert (kept.helped_by, states(freja, network)) == (answer.pk, ["answered"])
    threads.hide(saga, answer, reason="Fel uppgifter.")
    threads.show(saga, answer)
    assert states(freja, network) == ["answered"]


def test_a_thread_keeps_its_own_answer(
    saga: Person, freja: Person, network: Network, thread: Thread, answer: Post
) -> None:
    other = make.make_thread(network, freja, title="Samma fråga")
    own = make.make_post(other, saga)
    threads.mark_helped(freja, own, on=True)
    assert threads.merge(saga, thread, other).helped_by == own.pk
