"""Deleting what one wrote, and taking that back."""

from datetime import timedelta

import pytest

from base.clock import at
from base.errors import Refused
from base.events.models import RecordedEvent
from community.threads import actions as threads
from community.threads import queries
from community.threads.models import Post, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question."""
    return make.make_thread(network, astrid, text="Min hemlighet.")


@pytest.fixture
def answer(freja: Person, thread: Thread) -> Post:
    """Freja's answer."""
    return make.make_post(thread, freja, text="Min hemlighet.")


def texts(person: Person, thread: Thread) -> list[str]:
    """Return what the person reads in the thread."""
    thread = Thread.objects.select_related("network").get(pk=thread.pk)
    return [post.html for post in queries.thread_page(person, thread, view="time").posts]


def test_the_text_is_gone_for_others_at_once_and_the_place_stays(
    freja: Person, astrid: Person, saga: Person, thread: Thread, answer: Post
) -> None:
    assert texts(astrid, thread)[1] == "<p>Min hemlighet.</p>"
    threads.delete(freja, answer)
    assert [texts(who, thread)[1] for who in (astrid, freja, saga)] == [
        "",
        "<p>Min hemlighet.</p>",
        "<p>Min hemlighet.</p>",
    ]
    thread.refresh_from_db()
    assert (thread.reply_count, thread.last_number) == (0, 2)


def test_twice_is_once(freja: Person, thread: Thread, answer: Post) -> None:
    assert threads.delete(freja, answer).deleted_at == threads.delete(freja, answer).deleted_at
    thread.refresh_from_db()
    assert thread.reply_count == 0
    assert [each.name for each in RecordedEvent.objects.all()] == ["PostDeleted"]


def test_nobody_else_deletes_or_restores_it(saga: Person, freja: Person, answer: Post) -> None:
    with pytest.raises(Refused, match="not_author"):
        threads.delete(saga, answer)
    threads.delete(freja, answer)
    with pytest.raises(Refused, match="not_author"):
        threads.restore(saga, answer)


def test_a_number_is_never_used_again(freja: Person, thread: Thread, answer: Post) -> None:
    threads.delete(freja, answer)
    assert threads.reply(freja, thread, text="Nytt försök.", answers=None, key="").number == 3


def test_a_deletion_can_be_taken_back_for_thirty_days(freja: Person, thread: Thread, answer: Post) -> None:
    deleted = threads.delete(freja, answer).deleted_at
    assert deleted is not None
    with at(deleted + timedelta(days=30, microseconds=1)), pytest.raises(Refused, match="kept_no_longer"):
        threads.restore(freja, answer)
    with at(deleted + timedelta(seconds=15)):
        assert threads.restore(freja, answer).deleted_at is None
        threads.restore(freja, answer)
    thread.refresh_from_db()
    assert thread.reply_count == 1
    assert [each.name for each in RecordedEvent.objects.order_by("id")] == ["PostDeleted", "PostRestored"]


def test_a_deleted_first_post_with_replies_leaves_the_thread_standing(
    astrid: Person, freja: Person, thread: Thread, answer: Post
) -> None:
    threads.delete(astrid, thread.posts.get(number=1))
    thread.refresh_from_db()
    assert (thread.standing, thread.slug) == (True, "hur-gor-ni")
    assert texts(freja, thread) == ["", "<p>Min hemlighet.</p>"]


def test_without_replies_the_thread_is_one_sentence_and_in_no_list(
    astrid: Person, freja: Person, thread: Thread, network: Network
) -> None:
    assert len(queries.forum_page(freja, network).rows) == 1
    threads.delete(astrid, thread.posts.get())
    thread = Thread.objects.select_related("network").get(pk=thread.pk)
    page = queries.thread_page(freja, thread, view="time")
    assert (page.title, page.url, [post.html for post in page.posts]) == (
        "Borttagen tråd",
        f"/t/{thread.pk}/-/",
        [""],
    )
    assert queries.forum_page(freja, network).rows == []
    assert queries.counts(freja, network)["all"] == 0
    assert queries.thread_page(astrid, thread, view="time").title == "Hur gör ni?"


def test_the_last_reply_taken_away_takes_the_thread_along(
    astrid: Person, freja: Person, thread: Thread, answer: Post
) -> None:
    threads.delete(astrid, thread.posts.get(number=1))
    threads.delete(freja, answer)
    thread.refresh_from_db()
    assert thread.standing is False
    threads.restore(freja, answer)
    thread.refresh_from_db()
    assert (thread.standing, thread.reply_count) == (True, 1)


def test_what_a_deleted_first_post_said_is_in_no_list(
    astrid: Person, freja: Person, thread: Thread, answer: Post, network: Network
) -> None:
    assert [row.summary for row in queries.forum_page(freja, network).rows] == ["Min hemlighet."]
    threads.delete(astrid, thread.posts.get(number=1))
    assert [row.summary for row in queries.forum_page(freja, network).rows] == [""]
    assert queries.threads_by(freja, author=astrid).rows == []


def test_no_page_of_a_thread_that_is_gone_tells_its_title(
    astrid: Person, freja: Person, thread: Thread
) -> None:
    post = thread.posts.get()
    reader = make.client_of(freja)
    pages = (f"/t/{thread.pk}/", f"/t/{thread.pk}/reply/?answers={post.pk}&quote=1", f"/p/{post.pk}/")

    def told() -> list[bool]:
        shown = [reader.get(page, follow=True) for page in pages]
        shown.append(reader.post(f"/t/{thread.pk}/reply/", {"text": ""}))
        return ["Hur gör" in each.content.decode() or "hur-gor" in each.content.decode() for each in shown]

    assert told() == [True] * 4
    threads.delete(astrid, post)
    assert told() == [False] * 4
    refused = reader.post(f"/t/{thread.pk}/reply/", {"text": "Mitt långa svar."})
    assert (refused.status_code, "Mitt långa svar." in refused.content.decode()) == (403, True)


def test_who_had_replied_in_a_thread_that_is_gone_reads_their_own_words_and_not_its_title(
    astrid: Person, freja: Person, thread: Thread, answer: Post
) -> None:
    threads.delete(freja, answer)
    threads.delete(astrid, thread.posts.get(number=1))
    page = make.client_of(freja).get(f"/p/{answer.pk}/history/").content.decode()
    assert "Min hemlighet." in page
    assert "Hur gör" not in page
    own = make.client_of(astrid).get(f"/p/{thread.posts.get(number=1).pk}/history/").content.decode()
    assert "Hur gör" in own
