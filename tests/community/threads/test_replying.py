"""Answering."""

import pytest

from base.errors import Conflict, Invalid, Refused, TooFast
from base.events.models import RecordedEvent
from community.threads import actions as threads
from community.threads.models import Post, Thread
from community.threads.paths import ROOT, level_of, path_below
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question."""
    return make.make_thread(network, astrid)


def reply(
    person: Person, thread: Thread, answers: Post | None = None, key: str = "", text: str = "Så."
) -> Post:
    """Answer."""
    return threads.reply(person, thread, text=text, answers=answers, key=key)


def test_freja_answers_the_thread(freja: Person, thread: Thread, network: Network) -> None:
    post = reply(freja, thread)
    thread.refresh_from_db()
    network.refresh_from_db()
    assert (post.number, post.answers, level_of(post.path)) == (2, None, 1)
    assert (thread.last_number, thread.reply_count, thread.activity) == (2, 1, network.sequence)
    assert post.sequence == network.sequence
    told = RecordedEvent.objects.get()
    written = {"post_id": post.pk, "thread_id": thread.pk, "number": 2}
    assert (told.name, told.payload) == ("PostWritten", written)


def test_an_answer_to_an_answer_stands_below_it_to_the_third_level(freja: Person, thread: Thread) -> None:
    first = reply(freja, thread)
    second = reply(freja, thread, first)
    third = reply(freja, thread, second)
    fourth = reply(freja, thread, third)
    assert [level_of(post.path) for post in (first, second, third, fourth)] == [1, 2, 3, 3]
    assert fourth.path == path_below(second.path, fourth.number)
    assert fourth.answers == third
    shown = Post.objects.filter(thread=thread).order_by("path")
    assert [post.number for post in shown] == [1, 2, 3, 4, 5]


def test_answering_the_first_post_is_answering_the_thread(freja: Person, thread: Thread) -> None:
    post = reply(freja, thread, thread.posts.get())
    assert (post.answers, post.path) == (None, path_below(ROOT, 2))


def test_an_answer_to_a_post_of_another_thread_is_refused(
    freja: Person, thread: Thread, network: Network
) -> None:
    elsewhere = make.make_thread(network, freja).posts.get()
    with pytest.raises(Invalid):
        reply(freja, thread, elsewhere)
    assert thread.posts.count() == 1


def test_the_same_key_again_is_the_same_post(freja: Person, astrid: Person, thread: Thread) -> None:
    assert reply(freja, thread, key="k") == reply(freja, thread, key="k")
    assert reply(astrid, thread, key="k").number == 3  # somebody else's key
    with pytest.raises(Conflict):
        reply(freja, thread, key="k", text="Något annat.")
    with pytest.raises(Conflict):
        reply(freja, thread, answers=thread.posts.get(number=2), key="k")
    assert thread.posts.count() == 3


def test_without_a_key_every_try_is_a_post(freja: Person, thread: Thread) -> None:
    assert [reply(freja, thread).number, reply(freja, thread).number] == [2, 3]


@pytest.mark.parametrize(
    ("who", "code"), [("observer", "observer"), ("colleague", "not_member"), ("removed", "not_member")]
)
def test_who_may_not_write_is_told_why(
    request: pytest.FixtureRequest, thread: Thread, who: str, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        reply(request.getfixturevalue(who), thread)
    assert thread.posts.count() == 1


def test_somebody_who_left_does_not_write_in_a_form_that_was_open(freja: Person, thread: Thread) -> None:
    reply(freja, thread)
    freja.memberships.update(ended_at=thread.started_at)
    with pytest.raises(Refused, match="not_member"):
        reply(freja, thread)


def test_nobody_answers_a_thread_that_is_gone(astrid: Person, freja: Person, thread: Thread) -> None:
    threads.delete(astrid, thread.posts.get())
    with pytest.raises(Refused, match="thread_deleted"):
        reply(freja, thread)
    assert thread.posts.count() == 1


def test_twenty_posts_a_minute(freja: Person, thread: Thread) -> None:
    for n in range(20):
        reply(freja, thread, key=f"n{n}")
    with pytest.raises(TooFast) as told:
        reply(freja, thread, key="n20")
    assert 1 <= told.value.retry_after <= 60
    assert reply(freja, thread, key="n19").number == 21  # what was written is answered again


def test_tries_are_counted_before_their_text_costs_anything(freja: Person, thread: Thread) -> None:
    for _ in range(60):
        with pytest.raises(Invalid):
            reply(freja, thread, text="")
    with pytest.raises(TooFast):
        reply(freja, thread)
