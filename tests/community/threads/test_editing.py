"""Changing what one wrote."""

import pytest

from base.clock import at
from base.errors import Conflict, Invalid, Refused
from base.events.models import RecordedEvent
from community.threads import actions as threads
from community.threads import queries
from community.threads.models import Post, Revision, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question with Freja's answer."""
    return make.make_thread(network, astrid, title="Hur gör ni?", text="Vi undrar.")


@pytest.fixture
def answer(freja: Person, thread: Thread) -> Post:
    """Freja's answer."""
    return make.make_post(thread, freja, text="Så här.")


def test_the_text_changes_and_the_old_one_is_kept(freja: Person, answer: Post) -> None:
    first, second = answer.created_at, answer.created_at.replace(year=2030)
    with at(second):
        threads.edit(freja, answer, text="Så *här*.", key="")
    with at(second.replace(year=2031)):
        threads.edit(freja, answer, text="Så där.", key="")
    answer.refresh_from_db()
    assert (answer.source, answer.html, answer.summary) == ("Så där.", "<p>Så där.</p>", "Så där.")
    assert answer.edited_at == second.replace(year=2031)
    kept = Revision.objects.values_list("number", "source", "by__name", "written_at")
    assert list(kept) == [
        (1, "Så här.", "Freja Fjärilsäng", first),
        (2, "Så *här*.", "Freja Fjärilsäng", second),
    ]
    assert list(RecordedEvent.objects.values_list("name", flat=True)) == ["PostEdited"] * 2


def test_the_history_shows_the_newest_first(freja: Person, answer: Post) -> None:
    edited = threads.edit(freja, answer, text=f"Fråga @[{freja.pk}].", key="")
    assert [(each.title, each.html) for each in queries.history(freja, edited).versions] == [
        ("", f'<p>Fråga <a href="/people/{freja.pk}/" class="at">Freja Fjärilsäng</a>.</p>'),
        ("", "<p>Så här.</p>"),
    ]


def test_a_first_post_brings_the_title_along(astrid: Person, thread: Thread) -> None:
    post = threads.edit(astrid, thread.posts.get(number=1), text="Vi undrar.", title="Hur gör andra?", key="")
    thread.refresh_from_db()
    assert (thread.title, thread.slug) == ("Hur gör andra?", "hur-gor-andra")
    assert [each.title for each in queries.history(astrid, post).versions] == [
        "Hur gör andra?",
        "Hur gör ni?",
    ]


def test_an_answer_has_no_title_to_change(freja: Person, thread: Thread, answer: Post) -> None:
    threads.edit(freja, answer, text="Nytt.", title="Kapad", key="")
    thread.refresh_from_db()
    assert thread.title == "Hur gör ni?"


def test_the_same_text_changes_nothing(astrid: Person, thread: Thread) -> None:
    post = threads.edit(astrid, thread.posts.get(number=1), text="Vi undrar.", title="Hur gör ni?", key="")
    assert (post.edited_at, Revision.objects.count(), RecordedEvent.objects.count()) == (None, 0, 0)


def test_the_same_key_again_edits_once(freja: Person, answer: Post) -> None:
    threads.edit(freja, answer, text="Nytt.", key="k")
    threads.edit(freja, answer, text="Nytt.", key="k")
    with pytest.raises(Conflict):
        threads.edit(freja, answer, text="Annat.", key="k")
    assert Revision.objects.count() == 1


def test_nobody_else_edits_not_even_a_lead(saga: Person, freja: Person, answer: Post) -> None:
    with pytest.raises(Refused, match="not_author"):
        threads.edit(saga, answer, text="Rättat.", key="")
    threads.edit(freja, answer, text="Rättat.", key="")


def test_who_has_left_or_reads_only_edits_no_more(freja: Person, answer: Post) -> None:
    freja.memberships.update(role="observer")
    with pytest.raises(Refused, match="observer"):
        threads.edit(freja, answer, text="Nytt.", key="")
    freja.memberships.update(ended_at=answer.created_at)
    with pytest.raises(Refused, match="not_member"):
        threads.edit(freja, answer, text="Nytt.", key="")
    assert Revision.objects.count() == 0


@pytest.mark.parametrize("text", ["", "\u200b", "x" * 20_001])
def test_what_cannot_be_used_is_told(freja: Person, answer: Post, text: str) -> None:
    with pytest.raises(Invalid):
        threads.edit(freja, answer, text=text, key="")


def test_a_deleted_post_is_not_edited(freja: Person, answer: Post) -> None:
    threads.delete(freja, answer)
    with pytest.raises(Refused, match="post_deleted"):
        threads.edit(freja, Post.objects.select_related("thread").get(pk=answer.pk), text="Nytt.", key="")
    with pytest.raises(Refused, match="post_deleted"):
        threads.edit(freja, answer, text="Nytt.", key="")  # read before it was deleted
