"""A hidden post: its author and the leads read it, others one sentence, and it leaks nowhere."""

import pytest

from base.audit.models import Entry
from base.errors import Invalid, Refused
from community.threads import actions as threads
from community.threads import queries
from community.threads.models import Post, Thread
from community.threads.queries.written import written_by
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db

SECRET = "Patienten heter Viola"


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question, which says too much."""
    return make.make_thread(network, astrid, text=f"{SECRET}.")


@pytest.fixture
def answer(torulf: Person, thread: Thread) -> Post:
    """Torulf's answer, which does too."""
    return make.make_post(thread, torulf, text=f"{SECRET}.")


def pages(thread: Thread, post: Post, network: Network) -> list[str]:
    """Return every address that could show a post's text or a part of it."""
    return [
        "/",
        f"/n/{network.slug}/",
        thread.get_absolute_url(),
        f"/p/{post.pk}/",
        f"/p/{post.pk}/history/",
        f"/t/{thread.pk}/reply/?answers={post.pk}&quote=1",
        f"/people/{post.author_id}/",
        f"/o/{post.organisation.code}/",
        "/tag/ai/",
    ]


def told(person: Person, addresses: list[str]) -> list[str]:
    """Return the addresses that tell the secret to a person."""
    client = make.client_of(person)
    return [each for each in addresses if SECRET in client.get(each, follow=True).content.decode()]


@pytest.mark.parametrize("number", [1, 2])
def test_a_hidden_text_is_on_no_page_of_anybody_else(
    number: int,
    thread: Thread,
    answer: Post,
    network: Network,
    saga: Person,
    freja: Person,
    admin: Person,
    observer: Person,
) -> None:
    thread.tags.add(make.make_tag("AI", slug="ai"))
    post = thread.posts.get(number=number)
    other = thread.posts.get(number=3 - number)
    Post.objects.filter(pk=other.pk).update(html="<p>Annat</p>", source="Annat", summary="Annat")
    addresses = pages(thread, post, network)
    assert len(told(freja, addresses)) >= 4  # so that nothing below means something
    threads.hide(saga, post, reason="Pekar ut en enskild.")
    for person in (freja, admin, observer):
        assert told(person, addresses) == []
    assert thread.get_absolute_url() in told(post.author, addresses)
    assert f"/p/{post.pk}/history/" in told(saga, addresses)
    threads.show(saga, post)
    assert len(told(freja, addresses)) >= 4


def test_the_author_reads_why_and_others_one_sentence(
    thread: Thread, answer: Post, saga: Person, torulf: Person, freja: Person
) -> None:
    threads.hide(saga, answer, reason="Pekar ut en enskild.")
    url = thread.get_absolute_url()
    mine, others = (make.client_of(each).get(url).content.decode() for each in (torulf, freja))
    assert ("Pekar ut" in mine, "Pekar ut" in others) == (True, False)
    assert "Nätverksledaren har dolt inlägget." in others


def test_hiding_needs_a_reason_and_a_lead(saga: Person, freja: Person, answer: Post) -> None:
    with pytest.raises(Invalid):
        threads.hide(saga, answer, reason=" \u200b ")
    with pytest.raises(Refused, match="not_lead"):
        threads.hide(freja, answer, reason="Nej.")
    with pytest.raises(Refused, match="not_lead"):
        threads.show(freja, answer)


def test_twice_is_once_and_both_are_logged(saga: Person, thread: Thread, answer: Post) -> None:
    first = threads.hide(saga, answer, reason="Därför.")
    assert threads.hide(saga, answer, reason="Annat.").hidden_at == first.hidden_at
    threads.show(saga, answer)
    threads.show(saga, answer)
    rows = Entry.objects.order_by("id").values_list("act", "reason", "network_id", "kind", "object_id")
    about = (thread.network_id, "post", answer.pk)
    assert list(rows) == [("posts.hide", "Därför.", *about), ("posts.show", "", *about)]


def test_hidden_and_deleted_replies_are_counted_once(
    saga: Person, torulf: Person, thread: Thread, answer: Post
) -> None:
    def count() -> int:
        thread.refresh_from_db()
        return thread.reply_count

    threads.hide(saga, answer, reason="Därför.")
    threads.delete(torulf, answer)
    assert count() == 0
    threads.show(saga, answer)
    assert count() == 0
    threads.restore(torulf, answer)
    assert count() == 1


def test_a_hidden_first_post_without_replies_leaves_lists(
    saga: Person, freja: Person, network: Network, thread: Thread
) -> None:
    opening = thread.posts.get()
    threads.hide(saga, opening, reason="Därför.")
    assert queries.forum_page(freja, network).rows == []
    assert written_by(freja, thread.author).posts == []
    page = make.client_of(freja).get(f"/t/{thread.pk}/", follow=True).content.decode()
    assert ("Dold tråd" in page, "Hur gör ni" in page) == (True, False)
    threads.show(saga, opening)
    assert len(queries.forum_page(freja, network).rows) == 1


def test_the_pages_of_hiding(saga: Person, thread: Thread, answer: Post) -> None:
    lead = make.client_of(saga)
    assert lead.post(f"/p/{answer.pk}/hide/", {"reason": ""}).status_code == 400
    shown = lead.post(f"/p/{answer.pk}/hide/", {"reason": "Därför."}, follow=True).content.decode()
    assert f'action="/p/{answer.pk}/show/"' in shown
    assert "Visa inlägget igen" in lead.get(f"/p/{answer.pk}/hide/").content.decode()
    lead.post(f"/p/{answer.pk}/show/")
    answer.refresh_from_db()
    assert answer.hidden_at is None
