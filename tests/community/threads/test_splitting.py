"""Splitting and merging: every post has its place once, answers what it answered, and is found by its address."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from base import limits
from base.errors import Refused
from community.threads import actions as threads
from community.threads.models import Post, Thread
from community.threads.paths import ROOT, path_below
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db

WORDS: dict[str, Any] = {"scope": "branch", "title": "En egen tråd", "kind": "discussion", "key": ""}


@pytest.fixture
def thread(network: Network, astrid: Person, freja: Person) -> Thread:
    """1; 2 and 5 answer it, 3 answers 2, 4 answers 3, 6 answers 5."""
    thread = make.make_thread(network, astrid)
    two = make.make_post(thread, freja, text="två")
    three = make.make_post(thread, astrid, text="tre", answers=two)
    make.make_post(thread, freja, text="fyra", answers=three)
    five = make.make_post(thread, freja, text="fem")
    make.make_post(thread, astrid, text="sex", answers=five)
    return thread


def tree(thread: Thread) -> list[tuple[int, str, int | None]]:
    """Return number, text and whom it answers (by number) for each post."""
    posts = thread.posts.select_related("answers").order_by("number")
    return [(each.number, each.source, each.answers.number if each.answers else None) for each in posts]


def check(*found: Thread) -> None:
    """Check what is always true of a thread."""
    for each in found:
        thread = Thread.objects.get(pk=each.pk)
        posts = list(thread.posts.select_related("answers").order_by("number"))
        assert [each.number for each in posts] == sorted({each.number for each in posts})
        assert len({each.path for each in posts}) == len(posts)
        assert posts[-1].number <= thread.last_number
        for post in posts:
            parent = post.answers
            assert parent is None or (parent.thread_id == thread.pk and 1 < parent.number < post.number)
            path = ROOT if post.number == 1 else path_below(parent.path if parent else ROOT, post.number)
            assert post.path == path
        assert thread.newest == max(each.pk for each in posts)
        assert thread.reply_count == sum(1 for each in posts if each.number > 1 and not each.is_gone)


def test_a_reply_and_what_answers_it_get_a_thread_of_their_own(
    saga: Person, freja: Person, thread: Thread
) -> None:
    two = thread.posts.get(number=2)
    new = threads.split(saga, two, **WORDS)
    assert tree(thread) == [(1, "Vi undrar hur ni gör.", None), (5, "fem", None), (6, "sex", 5)]
    assert tree(new) == [(1, "två", None), (2, "tre", None), (3, "fyra", 2)]
    check(thread, new)
    assert (new.author, new.title, new.kind, new.network_id) == (
        freja,
        "En egen tråd",
        "discussion",
        thread.network_id,
    )
    reader = make.client_of(freja)
    assert reader.get(f"/p/{two.pk}/").headers["Location"].startswith(f"/t/{new.pk}/en-egen-trad/")
    old = reader.get(f"/t/{thread.pk}/", follow=True).content.decode()
    assert "Saga Kvistmark bröt ut 3 inlägg till en egen tråd" in old
    assert f'href="/t/{new.pk}/en-egen-trad/"' in old
    assert f'href="/t/{thread.pk}/hur-gor-ni/"' in reader.get(f"/t/{new.pk}/", follow=True).content.decode()


def test_all_from_a_reply_on(saga: Person, thread: Thread) -> None:
    new = threads.split(saga, thread.posts.get(number=4), **WORDS | {"scope": "onwards"})
    assert [number for number, _text, _answers in tree(thread)] == [1, 2, 3]
    assert tree(new) == [(1, "fyra", None), (2, "fem", None), (3, "sex", 2)]
    check(thread, new)


def test_the_next_reply_takes_no_old_number(saga: Person, freja: Person, thread: Thread) -> None:
    threads.split(saga, thread.posts.get(number=5), **WORDS)
    assert threads.reply(freja, thread, text="Till", answers=None, key="").number == 7


def test_a_split_taken_back_leaves_everything_as_it_was(saga: Person, freja: Person, thread: Thread) -> None:
    before = tree(thread)
    threads.mark_helped(saga, thread.posts.get(number=3), on=True)
    new = threads.split(saga, thread.posts.get(number=2), **WORDS)
    thread.refresh_from_db()
    assert thread.helped_by is None
    threads.reply(freja, new, text="Hann före", answers=None, key="")
    back = threads.split_back(saga, new)
    assert tree(back) == [*before, (7, "Hann före", 2)]
    assert back.helped_by == thread.posts.get(number=3).pk
    check(back)
    page = make.client_of(freja).get(f"/t/{new.pk}/", follow=True)
    assert page.redirect_chain[-1][0] == back.get_absolute_url()
    assert "bröt ut" not in page.content.decode()


def test_the_first_post_stays_and_the_key_splits_once(saga: Person, thread: Thread) -> None:
    with pytest.raises(Refused, match="is_first"):
        threads.split(saga, thread.posts.get(number=1), **WORDS)
    two = thread.posts.get(number=2)
    made = {threads.split(saga, two, **WORDS | {"key": "k"}).pk for _ in range(2)}
    assert (len(made), Thread.objects.count()) == (1, 2)


def test_a_moved_thread_can_be_split_although_its_posts_share_a_number(
    saga: Person, thread: Thread, by_request: Network
) -> None:
    moved = threads.move(saga, thread, by_request)
    new = threads.split(saga, moved.posts.get(number=5), **WORDS)
    last = threads.split(saga, moved.posts.get(number=3), **WORDS)
    check(moved, new, last)
    assert len(set(Thread.objects.filter(network=by_request).values_list("activity", flat=True))) == 3


def test_a_thread_goes_into_another_one(
    saga: Person, freja: Person, network: Network, thread: Thread
) -> None:
    other = make.make_thread(network, saga, title="Den andra", text="ett")
    make.make_post(other, saga, text="två i den andra")
    kept = threads.merge(saga, thread, other)
    assert tree(kept) == [
        (1, "ett", None),
        (2, "två i den andra", None),
        (3, "Vi undrar hur ni gör.", None),
        (4, "två", 3),
        (5, "tre", 4),
        (6, "fyra", 5),
        (7, "fem", 3),
        (8, "sex", 7),
    ]
    check(kept)
    thread.refresh_from_db()
    assert (thread.merged_into_id, thread.standing, thread.newest) == (kept.pk, False, None)
    reader = make.client_of(freja)
    for path in (f"/t/{thread.pk}/", f"/t/{thread.pk}/hur-gor-ni/"):
        assert reader.get(path, follow=True).redirect_chain[-1][0] == kept.get_absolute_url()
    answered = Post.objects.get(source="fem")
    sent = {"text": "Efteråt", "answers": answered.pk}
    assert reader.post(f"/t/{thread.pk}/reply/", sent).status_code == 302
    assert tree(kept)[-1] == (9, "Efteråt", 7)


def test_the_old_address_leads_only_those_who_may_read_the_new_place(
    saga: Person, freja: Person, network: Network, closed: Network, thread: Thread
) -> None:
    other = make.make_thread(network, saga, title="Hemligt sedan")
    third = make.make_thread(network, saga)
    threads.merge(saga, thread, other)
    kept = threads.merge(saga, other, third)  # a chain is one step
    threads.move(saga, kept, closed)
    for gone in (thread, other):
        answer = make.client_of(freja).get(f"/t/{gone.pk}/")
        assert (answer.status_code, "Hemligt" in answer.content.decode()) == (404, False)
        assert make.client_of(saga).get(f"/t/{gone.pk}/").status_code == 302


def test_merging_asks_once(saga: Person, network: Network, thread: Thread) -> None:
    other = make.make_thread(network, saga, title="Den andra")
    lead, url = make.client_of(saga), f"/t/{thread.pk}/merge/"
    asked = lead.post(url, {"into": other.pk}).content.decode()
    assert "Alla inlägg i ”Hur gör ni?” ställs sist i ”Den andra”." in asked
    assert Thread.objects.filter(merged_into=other).count() == 0
    assert lead.post(url, {"address": f"http://x/t/{thread.pk}/a/"}).status_code == 403
    assert lead.post(url, {"address": "nonsens"}).status_code == 403
    lead.post(url, {"address": str(other.pk), "sure": "on"})
    assert Thread.objects.filter(merged_into=other).count() == 1


def test_a_thread_of_another_network_is_not_merged(saga: Person, closed: Network, thread: Thread) -> None:
    with pytest.raises(Refused, match="not_here"):
        threads.merge(saga, thread, make.make_thread(closed, saga))


def test_a_reply_to_a_post_that_was_split_off_stands_where_the_post_stands(
    saga: Person, freja: Person, thread: Thread
) -> None:
    three = thread.posts.get(number=3)
    new = threads.split(saga, thread.posts.get(number=2), **WORDS)
    sent = {"text": "Från en gammal sida", "answers": three.pk}
    assert make.client_of(freja).post(f"/t/{thread.pk}/reply/", sent).status_code == 302
    assert tree(new)[-1] == (4, "Från en gammal sida", 2)


def test_a_split_is_not_taken_back_after_another_one(saga: Person, freja: Person, thread: Thread) -> None:
    two = thread.posts.get(number=2)
    answer = threads.reply(freja, thread, text="Ett svar till.", answers=two, key="")
    new = threads.split(saga, two, **WORDS)
    threads.split(saga, Post.objects.get(pk=answer.pk), **WORDS | {"title": "Ännu en"})
    with pytest.raises(Refused, match="too_late"):
        threads.split_back(saga, new)
    check(thread, new)


ACTS = st.lists(
    st.tuples(st.sampled_from(["reply", "branch", "onwards", "merge", "back"]), st.integers(0, 99)),
    max_size=9,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_leads_do_places_are_unique_and_order_is_kept(
    acts: list[tuple[str, int]], saga: Person, network: Network
) -> None:
    Thread.objects.update(merged_into=None)
    Thread.objects.all().delete()
    make.make_post(make.make_thread(network, saga), saga)
    with limits.unlimited():
        for act, n in acts:
            _do(act, n, saga)
    standing = list(Thread.objects.filter(merged_into=None))
    check(*standing)
    order = {post.pk: post.created_at for post in Post.objects.all()}
    assert len(order) == Post.objects.filter(thread__in=standing).count()


def _do(act: str, n: int, saga: Person) -> None:
    standing = list(Thread.objects.filter(merged_into=None).select_related("network").order_by("pk"))
    thread = standing[n % len(standing)]
    posts = list(thread.posts.order_by("number"))
    post = posts[n % len(posts)]
    if act == "reply":
        threads.reply(saga, thread, text=f"{n}", answers=post if n % 2 else None, key="")
    elif act == "merge" and len(standing) > 1:
        threads.merge(saga, thread, standing[(n + 1) % len(standing)])
    elif act in {"branch", "onwards"} and not post.is_first:
        threads.split(saga, post, **WORDS | {"scope": act})
    elif act == "back" and thread.changes.filter(kind="split_from").exists():
        kept = Thread.objects.get(pk=thread.changes.filter(kind="split_from").last().data["other"])  # type: ignore[union-attr]
        if kept.merged_into_id is None:
            with suppress(Refused):  # it has been split or merged since
                threads.split_back(saga, thread)
