"""The edit history: what was taken away and what was added, the newest first, on pages, at a bounded cost."""

import time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from base.text import POST
from community.threads import actions as threads
from community.threads import queries
from community.threads.models import Post
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make


@pytest.fixture
def post(astrid: Person, network: Network) -> Post:
    """Astrid's question."""
    return make.make_thread(network, astrid, title="Hur gör ni?", text="Vi tog tre veckor.").posts.get()


@pytest.fixture
def reader(torulf: Person) -> Client:
    """Torulf's browser."""
    return make.client_of(torulf)


def edit(post: Post, text: str, **more: str) -> None:
    threads.edit(post.author, post, text=text, key="", **more)
    post.refresh_from_db()


def test_a_member_reads_what_was_taken_away_and_what_was_added(reader: Client, post: Post) -> None:
    edit(post, "Vi tog åtta veckor.", title="Hur gör andra?")
    html = " ".join(reader.get(f"/p/{post.pk}/history/").content.decode().split())
    assert '<del><span class="vh">[' in html
    assert " </span>tre<span" in html
    assert " </span>åtta<span" in html
    assert "</span>ni?<span" in html
    assert "<p>Vi tog tre veckor.</p>" in html  # as first written, whole


def test_a_text_is_escaped_in_its_differences(reader: Client, post: Post) -> None:
    edit(post, "<script>alert(1)</script> <ins>x</ins>")
    html = reader.get(f"/p/{post.pk}/history/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;ins&gt;x&lt;/ins&gt;" in html


def test_a_mention_is_compared_by_its_name(post: Post, torulf: Person) -> None:
    edit(post, f"Fråga @[{torulf.pk}].")
    pieces = queries.history(post.author, post).versions[0].pieces
    assert pieces is not None
    assert [piece.text for piece in pieces] == ["Vi tog tre veckor.", "Fråga @Torulf Fjällrute."]


def test_many_versions_stand_on_pages_and_each_is_compared(reader: Client, post: Post) -> None:
    for n in range(13):
        edit(post, f"Vi tog {n} veckor.")
    first = queries.history(post.author, post)
    rest = queries.history(post.author, post, after=first.after)
    assert [each.source for each in (*first.versions, *rest.versions)] == [
        *(f"Vi tog {n} veckor." for n in reversed(range(13))),
        "Vi tog tre veckor.",
    ]
    assert [each.is_first for each in rest.versions] == [False, False, True]
    assert all(each.pieces for each in first.versions)
    back = queries.history(post.author, post, before=rest.before)
    assert [each.source for each in back.versions] == [each.source for each in first.versions]
    assert reader.get(f"/p/{post.pk}/history/?after=1").status_code == 404


def test_hostile_texts_are_shown_whole_within_the_second(reader: Client, post: Post) -> None:
    for n in range(6):
        edit(
            post, f"{n} " + " ".join(f"{(n * 7919 + i * 104729) % 99991:x}" for i in range(3500))[: POST - 9]
        )
    began = time.process_time()
    page = queries.history(post.author, post)
    assert time.process_time() - began < 1
    assert page.versions[-2].pieces is None
    assert "Så mycket skiljer sig" in reader.get(f"/p/{post.pk}/history/").content.decode()


def test_the_history_costs_the_same_with_one_and_with_three_edits(
    post: Post, torulf: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(3):
        edit(post, f"Vi tog {n} veckor.")
        seen = Post.objects.select_related("thread__network").get(pk=post.pk)
        with django_assert_num_queries(1):
            queries.history(torulf, seen)
