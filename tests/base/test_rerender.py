"""Stored texts are rendered again after the renderer has changed."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from base import rerender
from base.text import RENDERER
from community.threads import actions as threads
from community.threads.models import Post, Revision
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(astrid: Person, network: Network) -> Post:
    """An edited post; an older renderer made both of its texts."""
    post = make.make_thread(network, astrid, text="Förut.").posts.get()
    threads.edit(astrid, post, text="Nu.", key="")
    Post.objects.update(html="<p>gammalt</p>", renderer=0)
    Revision.objects.update(html="<p>gammalt</p>", renderer=0)
    return post


def told() -> list[str]:
    """Run the command and return the last line for each kind of text."""
    out = StringIO()
    call_command("rerender", stdout=out)
    return [
        line
        for line in out.getvalue().splitlines()
        if line.endswith("again") and not line.startswith("messages")
    ]


def test_old_texts_are_rendered_again_deleted_ones_too(astrid: Person, post: Post) -> None:
    threads.delete(astrid, post)
    assert told() == ["posts: 1 rendered again", "revisions: 1 rendered again"]
    assert Post.objects.values_list("html", "renderer").get() == ("<p>Nu.</p>", RENDERER)
    assert Revision.objects.values_list("html", "renderer").get() == ("<p>Förut.</p>", RENDERER)


def test_twice_is_once(post: Post) -> None:
    told()
    assert told() == ["posts: 0 rendered again", "revisions: 0 rendered again"]


def test_it_goes_on_where_it_was_stopped(post: Post) -> None:
    for _ in range(4):
        make.make_post(post.thread, post.author)
    Post.objects.update(renderer=0)
    work = rerender.rerender(rerender.registered()["posts"], batch=2)
    assert next(work) == 2
    work.close()
    assert list(rerender.rerender(rerender.registered()["posts"], batch=2)) == [2, 1]
    assert set(Post.objects.values_list("renderer", flat=True)) == {RENDERER}


def test_whatever_is_stored_as_html_can_be_rendered_again() -> None:
    stored = {
        model
        for model in apps.get_models()
        if {"html", "renderer"} <= {each.name for each in model._meta.fields}
    }
    assert {rows.every().model for rows in rerender.registered().values()} == stored
    assert len(stored) == 3
