"""Giving posts new places: numbers, paths and whom they answer, when they go to another thread."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from base.errors import Invalid
from community.threads.models import Post, Thread
from community.threads.paths import ROOT, path_below

MOST_PLACED = 2_000  # posts in one act: the thread is locked meanwhile
PLACE = ("thread", "number", "path", "answers")


def posts_from(thread: Thread, number: int = 1) -> list[Post]:
    """Return the locked thread's posts from a number on. Raises Invalid when they are too many to be carried."""
    rows = thread.posts.filter(number__gte=number).only("pk", "author_id", "created_at", *PLACE)
    found = list(rows.order_by("number")[: MOST_PLACED + 1])
    if len(found) > MOST_PLACED:
        raise Invalid({"": [_("At most %(n)s posts are moved at once.") % {"n": MOST_PLACED}]})
    return found


def place(
    posts: Sequence[Post],
    thread: Thread,
    *,
    under: Post | None = None,
    known: Mapping[int, str] | None = None,
) -> None:
    """Give posts, in their order, the next numbers of the locked thread.

    Whom they answer is kept where it comes along, or stands there already (`known`: paths by id); the others
    answer `under`, or the thread. A post is always answered by later ones, so that whoever is answered has its
    place already.
    """
    paths = {**(known or {}), **({under.pk: under.path} if under else {})}
    for post in posts:
        thread.last_number += 1
        parent = post.answers_id if post.answers_id in paths else (under.pk if under else None)
        if parent == post.pk or paths.get(parent or 0) == ROOT:
            parent = None  # to answer the first is to answer the thread
        number = thread.last_number
        post.path = ROOT if number == 1 else path_below(paths[parent] if parent else ROOT, number)
        post.thread, post.number, post.answers_id = thread, number, parent
        paths[post.pk] = post.path
    store(posts)
    thread.save(update_fields=["last_number"])


def store(posts: Sequence[Post]) -> None:
    """Write the places of posts."""
    Post.objects.bulk_update(posts, PLACE, batch_size=200)
