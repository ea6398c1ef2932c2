"""Pinning, closing, kinds, titles and what helped: leads, and for some the author."""

import pytest

from base.audit.models import Entry
from base.audit.registry import known_acts
from base.errors import Invalid, Refused
from base.events.models import RecordedEvent
from community.threads import actions as threads
from community.threads import queries
from community.threads.models import Change, Kind, Post, Thread
from community.threads.queries.listing import MOST_PINNED
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.toasts import press_undo, undo_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question."""
    return make.make_thread(network, astrid)


@pytest.fixture
def answer(torulf: Person, thread: Thread) -> Post:
    """Torulf's answer."""
    return make.make_post(thread, torulf)


def kinds(thread: Thread) -> list[str]:
    """Return what has happened in the thread, in order."""
    return list(Change.objects.filter(thread=thread).order_by("number").values_list("kind", flat=True))


def logged() -> list[str]:
    """Return what the log says, oldest first; every act has words."""
    found = list(Entry.objects.order_by("id").values_list("act", flat=True))
    assert set(found) <= known_acts()
    return found


def test_pinned_threads_stand_above_the_list_of_their_first_page(
    saga: Person, freja: Person, network: Network
) -> None:
    some = [make.make_thread(network, saga, title=f"{n}", kind=Kind.CHALLENGE) for n in range(30)]
    threads.pin(saga, some[3], on=True)
    threads.pin(saga, some[1], on=True)
    first = queries.forum_page(freja, network)
    assert [row.title for row in first.rows][:3] == ["1", "3", "29"]
    assert [row.is_pinned for row in first.rows][:3] == [True, True, False]
    second = queries.forum_page(freja, network, after=first.after)
    titles = [row.title for row in [*first.rows, *second.rows]]
    assert (len(titles), len(set(titles))) == (30, 30)
    chosen = queries.forum_page(freja, network, kind="challenge")
    assert [row.title for row in chosen.rows][:2] == ["29", "28"]


def test_pinning_twice_is_once_and_five_are_enough(saga: Person, network: Network) -> None:
    some = [make.make_thread(network, saga) for _ in range(MOST_PINNED + 1)]
    for each in some[:MOST_PINNED]:
        threads.pin(saga, each, on=True)
    threads.pin(saga, some[0], on=True)
    with pytest.raises(Refused, match="too_many_pinned"):
        threads.pin(saga, some[-1], on=True)
    threads.pin(saga, some[0], on=False)
    threads.pin(saga, some[-1], on=True)
    assert (kinds(some[0]), logged()[-2:]) == (["pinned", "unpinned"], ["threads.unpin", "threads.pin"])


def test_nobody_replies_to_a_closed_thread_until_it_is_open_again(
    saga: Person, freja: Person, thread: Thread
) -> None:
    threads.close(saga, thread, on=True)
    threads.close(saga, thread, on=True)
    for person in (freja, saga):
        with pytest.raises(Refused, match="thread_closed"):
            threads.reply(person, thread, text="Svar", answers=None, key="")
    page = make.client_of(freja).get(thread.get_absolute_url()).content.decode()
    assert "Tråden är stängd för nya svar." in page
    assert "Skicka svar" not in page
    threads.close(saga, thread, on=False)
    threads.reply(freja, thread, text="Svar", answers=None, key="")
    assert kinds(thread) == ["closed", "reopened", "written"]
    assert logged() == ["threads.close", "threads.reopen"]


def test_only_leads_pin_close_and_rename(freja: Person, astrid: Person, thread: Thread) -> None:
    for person in (freja, astrid):
        with pytest.raises(Refused, match="not_lead"):
            threads.pin(person, thread, on=True)
        with pytest.raises(Refused, match="not_lead"):
            threads.close(person, thread, on=True)
        with pytest.raises(Refused, match="not_lead"):
            threads.rename(person, thread, title="Ny")


def test_a_question_becomes_a_discussion_and_back(saga: Person, astrid: Person, thread: Thread) -> None:
    assert threads.set_kind(astrid, thread, kind="discussion").kind == "discussion"
    assert logged() == []  # the author's own
    threads.set_kind(saga, thread, kind="question")
    threads.set_kind(saga, thread, kind="question")
    assert (kinds(thread), logged()) == (["kind", "kind"], ["threads.kind"])
    assert Change.objects.filter(thread=thread).last().data == {  # type: ignore[union-attr]
        "after": 1,
        "was": "discussion",
        "now": "question",
    }


def test_announcements_are_for_leads_both_ways(saga: Person, astrid: Person, thread: Thread) -> None:
    with pytest.raises(Refused, match="leads_announce"):
        threads.set_kind(astrid, thread, kind="announcement")
    threads.set_kind(saga, thread, kind="announcement")
    with pytest.raises(Refused, match="leads_announce"):
        threads.set_kind(astrid, thread, kind="question")
    with pytest.raises(Invalid):
        threads.set_kind(saga, thread, kind="poem")


def test_somebody_else_changes_nothing(freja: Person, thread: Thread, answer: Post) -> None:
    with pytest.raises(Refused, match="not_your_thread"):
        threads.set_kind(freja, thread, kind="discussion")
    with pytest.raises(Refused, match="not_your_thread"):
        threads.mark_helped(freja, answer, on=True)


def test_the_author_says_what_helped_and_takes_it_back(
    astrid: Person, freja: Person, network: Network, thread: Thread, answer: Post
) -> None:
    threads.mark_helped(astrid, answer, on=True)
    threads.mark_helped(astrid, answer, on=True)
    assert [row.state for row in queries.forum_page(freja, network).rows] == ["answered"]
    page = make.client_of(freja).get(thread.get_absolute_url()).content.decode()
    assert "Det här hjälpte Laxå" in page
    assert "Besvarad" in page
    threads.mark_helped(astrid, answer, on=False)
    assert [row.state for row in queries.forum_page(freja, network).rows] == [""]
    assert kinds(thread) == ["helped", "not_helped"]


def test_a_lead_says_what_helped_without_speaking_for_the_author(
    saga: Person, freja: Person, thread: Thread, answer: Post
) -> None:
    threads.set_kind(saga, thread, kind="challenge")
    threads.mark_helped(saga, answer, on=True)
    page = make.client_of(freja).get(thread.get_absolute_url()).content.decode()
    assert "Det här hjälpte Laxå" not in page
    assert "Det här hjälpte" in page
    assert "Löst" in page
    assert logged() == ["threads.kind", "threads.helped"]


def test_one_reply_helps_and_no_first_or_hidden_one(
    saga: Person, freja: Person, thread: Thread, answer: Post
) -> None:
    other = make.make_post(thread, freja)
    threads.mark_helped(saga, answer, on=True)
    assert threads.mark_helped(saga, other, on=True).helped_by == other.pk
    with pytest.raises(Refused, match="cannot_help"):
        threads.mark_helped(saga, thread.posts.get(number=1), on=True)
    threads.hide(saga, answer, reason="Fel.")
    with pytest.raises(Refused, match="cannot_help"):
        threads.mark_helped(saga, answer, on=True)
    threads.set_kind(saga, thread, kind="discussion")
    with pytest.raises(Refused, match="cannot_help"):
        threads.mark_helped(saga, other, on=True)


def test_a_new_title_leads_on_from_the_old_address(saga: Person, freja: Person, thread: Thread) -> None:
    threads.rename(saga, thread, title="Hur gör andra?")
    threads.rename(saga, thread, title="Hur gör andra?")
    answer = make.client_of(freja).get(f"/t/{thread.pk}/hur-gor-ni/", follow=True)
    assert "Hur gör andra?" in answer.content.decode()
    assert "Hur gör ni?" not in answer.content.decode()
    assert (kinds(thread), logged()) == (["renamed"], ["threads.rename"])
    assert [each.name for each in RecordedEvent.objects.all()] == ["ThreadSet"]


def test_what_was_taken_back_at_once_leaves_no_line(saga: Person, freja: Person, thread: Thread) -> None:
    reader = make.client_of(freja)

    def lines() -> int:
        return reader.get(f"/t/{thread.pk}/", follow=True).content.decode().count('class="happened"')

    threads.close(saga, thread, on=True)
    assert lines() == 1
    threads.close(saga, thread, on=False)
    threads.set_kind(saga, thread, kind="challenge")
    threads.set_kind(saga, thread, kind="question")
    assert lines() == 0


def test_a_new_title_is_taken_back_from_the_toast_and_leaves_no_line(saga: Person, thread: Thread) -> None:
    lead = make.client_of(saga)
    shown = lead.post(f"/t/{thread.pk}/title/", {"title": "Vad & hur?"}, follow=True).content.decode()
    assert undo_of(shown)[0] == f"/t/{thread.pk}/title/"  # the old title stands in no address
    assert 'class="happened"' in shown
    shown = press_undo(lead, shown, follow=True).content.decode()
    thread.refresh_from_db()
    assert (thread.title, 'class="happened"' in shown) == ("Hur gör ni?", False)
    assert (kinds(thread), logged()) == (["renamed"] * 2, ["threads.rename"] * 2)
    told = lead.post(f"/t/{thread.pk}/title/", {"title": thread.title}, follow=True).content.decode()
    assert undo_of(told) == ("", {})  # nothing was changed


def test_a_title_that_somebody_else_has_changed_since_stays(saga: Person, thread: Thread) -> None:
    other = make.make_person()
    make.make_member(thread.network, other, "lead")
    lead = make.client_of(saga)
    shown = lead.post(f"/t/{thread.pk}/title/", {"title": "Sagas"}, follow=True).content.decode()
    threads.rename(other, thread, title="Den andras")
    assert press_undo(lead, shown).status_code == 409
    thread.refresh_from_db()
    assert thread.title == "Den andras"


def test_two_new_titles_in_a_row_leave_two_lines(saga: Person, thread: Thread) -> None:
    for title in ("En", "Två"):
        threads.rename(saga, thread, title=title)
    page = make.client_of(saga).get(f"/t/{thread.pk}/", follow=True).content.decode()
    assert page.count('class="happened"') == 2


def test_the_presses_of_the_page_and_their_undo(saga: Person, thread: Thread, answer: Post) -> None:
    lead = make.client_of(saga)
    for path, column in (("pin", "pinned_at"), ("close", "closed_at")):
        shown = lead.post(f"/t/{thread.pk}/{path}/", {"to": "on"}, follow=True).content.decode()
        thread.refresh_from_db()
        assert getattr(thread, column) is not None
        press_undo(lead, shown)
        thread.refresh_from_db()
        assert getattr(thread, column) is None
    lead.post(f"/t/{thread.pk}/kind/", {"kind": "challenge"})
    press_undo(lead, lead.get(f"/t/{thread.pk}/", follow=True).content.decode())
    lead.post(f"/p/{answer.pk}/helped/")
    thread.refresh_from_db()
    assert (thread.kind, thread.helped_by) == ("question", answer.pk)
    assert lead.post(f"/t/{thread.pk}/kind/", {"kind": "poem"}).status_code == 400
    assert lead.post(f"/t/{thread.pk}/title/", {"title": ""}).status_code == 400


def test_taking_back_a_mark_gives_it_back_to_the_reply_that_had_it(
    astrid: Person, torulf: Person, thread: Thread, answer: Post
) -> None:
    other, author = make.make_post(thread, torulf), make.client_of(astrid)
    author.post(f"/p/{answer.pk}/helped/")
    shown = author.post(f"/p/{other.pk}/helped/", follow=True).content.decode()
    press_undo(author, shown)
    thread.refresh_from_db()
    assert thread.helped_by == answer.pk
    shown = author.post(f"/p/{answer.pk}/helped/?to=off", follow=True).content.decode()
    press_undo(author, shown)
    thread.refresh_from_db()
    assert thread.helped_by == answer.pk
