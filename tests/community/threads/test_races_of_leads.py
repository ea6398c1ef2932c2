"""Leads at the same moment, and a reply that arrives meanwhile: one order of locks, nothing lost (G-45)."""

import pytest

from base import limits
from base.errors import Refused
from community.threads import actions as threads
from community.threads.models import Change, Thread
from community.threads.queries.listing import MOST_PINNED
from networks.membership.models import Membership, Network, Role
from networks.people.models import Person
from tests import factories as make
from tests.community.threads.test_splitting import WORDS, check
from tests.races import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other_lead(network: Network, by_request: Network, closed: Network, astrid: Person) -> Person:
    """Astrid, who leads the three networks as Saga does."""
    for each in (network, by_request, closed):
        values = {"role": Role.LEAD, "joined_at": each.created_at}
        Membership.objects.update_or_create(network=each, person=astrid, defaults=values)
    return astrid


def numbers(thread: Thread) -> list[int]:
    """Return the numbers of a thread's changes, in order."""
    return list(Change.objects.filter(thread=thread).order_by("number").values_list("number", flat=True))


def test_two_leads_close_at_once_and_it_is_closed_once(
    saga: Person, other_lead: Person, network: Network
) -> None:
    thread = make.make_thread(network, saga)
    acts = [lambda who=who: threads.close(who, thread, on=True) for who in (saga, other_lead) * 4]
    assert [each for each in together(acts) if isinstance(each, Exception)] == []
    assert numbers(thread) == [1]


def test_no_more_than_five_are_pinned_however_many_press(
    saga: Person, other_lead: Person, network: Network
) -> None:
    some = [make.make_thread(network, saga) for _ in range(MOST_PINNED + 3)]
    acts = [lambda each=each: threads.pin(saga, each, on=True) for each in some]
    refused = [each for each in together(acts) if isinstance(each, Exception)]
    assert [type(each) for each in refused] == [Refused] * 3
    assert Thread.objects.pinned().count() == MOST_PINNED


def test_a_thread_moved_two_ways_at_once_stands_in_one_network(
    saga: Person, other_lead: Person, network: Network, by_request: Network, closed: Network
) -> None:
    threads_ = [make.make_thread(network, saga) for _ in range(4)]
    acts = []
    for each in threads_:
        acts += [
            lambda each=each: threads.move(saga, each, by_request),
            lambda each=each: threads.move(other_lead, each, closed),
        ]
    assert [each for each in together(acts) if isinstance(each, Exception)] == []
    for each in threads_:
        each.refresh_from_db()
        last = Change.objects.filter(thread=each).order_by("number").last()
        assert last is not None
        assert (last.data["to"], numbers(each)) == (each.network_id, [1, 2])


def test_replies_during_a_move_are_refused_or_stand_in_the_new_network(
    saga: Person, freja: Person, torulf: Person, network: Network, closed: Network
) -> None:
    make.make_member(closed, freja)
    thread = make.make_thread(network, saga)
    acts = [lambda: threads.move(saga, thread, closed)]
    for n in range(6):
        for who in (freja, torulf):
            acts.append(
                lambda who=who, n=n: threads.reply(who, thread, text=f"{n}", answers=None, key="")  # type: ignore[misc]
            )
    found = together(acts)
    assert all(isinstance(each, Refused) for each in found if isinstance(each, Exception))
    assert not any(isinstance(each, Exception) for each in found[1::2]), "a member of both is never refused"
    check(thread)
    thread.refresh_from_db()
    closed.refresh_from_db()
    assert thread.activity <= closed.sequence
    assert numbers(thread) == list(range(1, thread.changes_count + 1))


def test_replies_during_a_merge_and_a_split_are_never_lost(
    saga: Person, other_lead: Person, freja: Person, network: Network
) -> None:
    one, two = make.make_thread(network, saga), make.make_thread(network, saga)
    answered = make.make_post(one, freja)
    make.make_post(one, saga, answers=answered)
    acts = [
        lambda: threads.split(saga, answered, **WORDS),
        lambda: threads.merge(other_lead, one, two),
        *[lambda n=n: threads.reply(freja, one, text=f"{n}", answers=None, key="") for n in range(5)],
        *[lambda n=n: threads.reply(freja, one, text=f"a{n}", answers=answered, key="") for n in range(5)],
        *[lambda n=n: threads.reply(freja, two, text=f"b{n}", answers=None, key="") for n in range(5)],
    ]
    with limits.unlimited():
        found = together(acts)
    wrong = [repr(each) for each in found[12:] if isinstance(each, Exception)]
    assert wrong == []
    stored = sum(1 for each in found[2:] if not isinstance(each, Exception))
    standing = list(Thread.objects.filter(merged_into=None))
    check(*standing)
    assert sum(each.posts.count() for each in standing) == 4 + stored


def test_two_merges_towards_each_other_end_in_one(saga: Person, other_lead: Person, network: Network) -> None:
    for _ in range(4):
        one, two = make.make_thread(network, saga), make.make_thread(network, saga)
        acts = [lambda: threads.merge(saga, one, two), lambda: threads.merge(other_lead, two, one)]  # noqa: B023
        refused = [each for each in together(acts) if isinstance(each, Exception)]
        assert [type(each) for each in refused] == [Refused]
        (kept,) = Thread.objects.filter(pk__in=[one.pk, two.pk], merged_into=None)
        assert kept.posts.count() == 2
        check(kept)


def test_hiding_deleting_and_answering_at_once_leave_true_counts(
    saga: Person, freja: Person, network: Network
) -> None:
    thread = make.make_thread(network, saga)
    posts = [make.make_post(thread, freja) for _ in range(6)]
    acts = []
    for post in posts:
        acts += [
            lambda post=post: threads.hide(saga, post, reason="Därför."),
            lambda post=post: threads.delete(freja, post),
        ]
    acts += [lambda n=n: threads.reply(saga, thread, text=f"{n}", answers=None, key="") for n in range(4)]  # type: ignore[misc]
    assert [each for each in together(acts) if isinstance(each, Exception)] == []
    thread.refresh_from_db()
    assert (thread.reply_count, numbers(thread)) == (4, list(range(1, 17)))
