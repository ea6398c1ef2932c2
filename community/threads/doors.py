"""How the pages of a thread begin: what the person may see, else 404."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from community.threads.models import Post, Thread
from networks.membership.frame import frame_of
from networks.membership.models import Membership
from networks.people.doors import PersonRequest


def get_thread(request: PersonRequest, thread_id: int, **told: Any) -> Thread:
    """Return a thread that the person may read, with its network; the rail then shows where one is.

    `told` are columns that go along (`roles_told`).
    One that has gone into another is that other: who may read it is asked of where its posts are now.
    """
    _known = frame_of(request).memberships  # read first: it spares the next query a query inside
    seen = Thread.objects.visible_to(request.person).select_related("network").annotate(**told)
    thread = seen.filter(pk=thread_id, merged_into=None).first()
    if thread is None:
        thread = get_object_or_404(seen, merged=thread_id)
    mark_place(request, thread)
    return thread


def get_post(request: PersonRequest, post_id: int, **where: Any) -> Post:
    """Return a post that the person may see, with its thread; a deleted one too, which still has its place."""
    seen = Post.objects.visible_to(request.person).select_related("thread__network")
    post = get_object_or_404(seen, pk=post_id, **where)
    mark_place(request, post.thread)
    return post


def my_membership(request: PersonRequest, thread: Thread) -> Membership | None:
    """Return the reader's active membership, from what the rail shows: one query for both."""
    mine = frame_of(request).memberships
    return next((each for each in mine if each.network_id == thread.network_id), None)


def mark_place(request: HttpRequest, thread: Thread) -> None:
    """Let the frame know which network the page belongs to."""
    request.network_slug = thread.network.slug  # type: ignore[attr-defined]
