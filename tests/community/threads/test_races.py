"""Many at once: numbers without holes or doubles, one post for one key, nobody shown a locked database (G-44, G-45)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from base import limits
from community.threads import actions as threads
from community.threads.models import Post, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 50


def at_once(work: Callable[[int], int], times: int = WRITERS) -> list[int]:
    """Run `work` many times at once, each with a connection of its own."""

    def run(n: int) -> int:
        try:
            return work(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def members(network: Network) -> list[Person]:
    """Return fifty members."""
    people = [make.make_person() for _ in range(WRITERS)]
    for person in people:
        make.make_member(network, person)
    return people


def test_fifty_replies_at_once_get_every_number_once(astrid: Person, network: Network) -> None:
    people, thread = members(network), make.make_thread(network, astrid)
    first = make.make_post(thread, astrid)

    def answer(n: int) -> int:
        return threads.reply(people[n], thread, text=f"Svar {n}", answers=[None, first][n % 2], key="").number

    assert sorted(at_once(answer)) == list(range(3, WRITERS + 3))
    thread.refresh_from_db()
    network.refresh_from_db()
    assert (thread.last_number, thread.reply_count) == (WRITERS + 2, WRITERS + 1)
    sequences = list(thread.posts.order_by("number").values_list("sequence", flat=True))
    assert sequences == list(range(1, WRITERS + 3))
    assert (thread.activity, network.sequence) == (WRITERS + 2, WRITERS + 2)


def test_threads_and_replies_at_once_do_not_wait_for_each_other_for_ever(
    astrid: Person, network: Network
) -> None:
    people = members(network)
    some = [make.make_thread(network, astrid, title=f"{n}") for n in range(5)]

    def write(n: int) -> int:
        if n % 5 == 0:
            words = {"kind": "question", "title": f"Ny {n}", "text": "Hej.", "tags": [], "key": ""}
            return threads.start_thread(people[n], network, **words).last_number
        return threads.reply(people[n], some[n % 5], text="Svar", answers=None, key="").number

    at_once(write)
    network.refresh_from_db()
    every = list(Post.objects.order_by("sequence").values_list("sequence", flat=True))
    assert every == list(range(1, network.sequence + 1))
    assert Thread.objects.count() == 15


def test_twenty_tries_with_one_key_are_one_post(freja: Person, astrid: Person, network: Network) -> None:
    thread = make.make_thread(network, astrid)
    made = at_once(lambda _: threads.reply(freja, thread, text="Svar", answers=None, key="k").pk, times=20)
    assert (len(set(made)), thread.posts.count()) == (1, 2)


def test_twenty_tries_with_one_key_are_one_thread(freja: Person, network: Network) -> None:
    words = {"kind": "question", "title": "Ny", "text": "Hej.", "tags": [], "key": "k"}
    made = at_once(lambda _: threads.start_thread(freja, network, **words).pk, times=20)
    assert (len(set(made)), Thread.objects.count(), Post.objects.count()) == (1, 1, 1)


def test_twenty_tries_with_one_key_edit_once(freja: Person, network: Network) -> None:
    post = make.make_thread(network, freja).posts.get()

    def edit(_: int) -> int:
        return threads.edit(
            freja, Post.objects.select_related("thread__network").get(pk=post.pk), text="Nytt", key="k"
        ).pk

    assert set(at_once(edit, times=20)) == {post.pk}
    assert post.revisions.count() == 1


def test_deleting_and_answering_at_once_leave_true_counts(astrid: Person, network: Network) -> None:
    people, thread = members(network), make.make_thread(network, astrid)
    with limits.unlimited():
        mine = [threads.reply(person, thread, text="Svar", answers=None, key="") for person in people]

    def work(n: int) -> int:
        if n % 2:
            return threads.delete(people[n], mine[n]).pk
        return threads.reply(people[n], thread, text="Mer", answers=mine[n], key="").pk

    at_once(work)
    thread.refresh_from_db()
    assert thread.reply_count == thread.posts.filter(number__gt=1, deleted_at__isnull=True).count() == WRITERS
