"""Making posts of a thread a thread of their own, and taking that back a moment later."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from base import audit, clock, events, keys, limits
from base.errors import Invalid, Refused
from base.undo import in_time
from community.threads import policies, rates
from community.threads.actions.changing import (
    enter,
    leave_shell,
    lock_both,
    lock_networks,
    lock_post,
    logged,
    settle,
)
from community.threads.actions.placing import place, posts_from, store
from community.threads.actions.written import write_title
from community.threads.events import ThreadMerged, ThreadSplit
from community.threads.models import Change, ChangeKind, Kind, Post, Thread
from community.threads.paths import ROOT, path_below
from networks.membership.queries import membership_of
from networks.people.models import Person

BRANCH, ONWARDS = "branch", "onwards"
SCOPES = (BRANCH, ONWARDS)
REARRANGES = (
    ChangeKind.SPLIT_OFF,
    ChangeKind.SPLIT_FROM,
    ChangeKind.MERGED_FROM,
    ChangeKind.MERGED_INTO,
    ChangeKind.MOVED,
)


def split(person: Person, post: Post, *, scope: str, title: str, kind: str, key: str) -> Thread:
    """Let a reply begin a thread of its own, with what answers it ("branch") or all that follows ("onwards").

    For leads. The new thread is its author's and stands in the same network; permalinks stay. The same `key`
    with the same words answers the same thread. Raises Refused, Invalid, Conflict and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    if kind not in Kind.values or scope not in SCOPES:
        raise Invalid({"": [_("Choose what kind of thread it is.")]})
    title = write_title(title)
    with transaction.atomic():
        claim = keys.claim(person.pk, "threads.split", key, {"post": post.pk, "title": title, "scope": scope})
        if claim.result is not None:
            return Thread.objects.select_related("network").get(pk=claim.result)
        thread, opening = lock_post(post.pk)
        policies.split(membership_of(person, thread.network), opening).enforce()
        posts = chosen(thread, opening, scope)
        lock_networks(thread.network_id)
        before = opening.number - 1
        was = [[each.pk, each.number, each.answers_id] for each in posts]
        helped = _let_go(thread, posts)
        new = _begin(thread, opening, title=title, kind=kind)
        place(posts, new)
        settle(thread)
        settle(new)
        off: dict[str, Any] = {"other": new.pk, "n": len(posts), "was": was, "helped": helped}
        enter(thread, ChangeKind.SPLIT_OFF, by=person, **off, after=before)
        enter(new, ChangeKind.SPLIT_FROM, by=person, other=thread.pk, after=1)
        audit.log(person.pk, "threads.split", data={"new": new.pk, "posts": len(posts)}, **logged(thread))
        claim.settle(new.pk)
        events.record(ThreadSplit(thread.pk, new.pk))
    return new


def split_back(person: Person, new: Thread) -> Thread:
    """Take back one's own splitting of a moment ago; returns the thread that the posts came from.

    They stand where they stood; what was written meanwhile comes at the end. Raises Refused, also when either
    thread has been split, merged or moved since (the old places are no longer there), and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        came = _last(new.changes.filter(kind=ChangeKind.SPLIT_FROM))
        if came is None or came.by_id != person.pk or new.merged_into_id is not None:
            raise Refused("too_late")
        in_time(came.at, clock.now()).enforce()
        gone, kept = lock_both(new.pk, came.data["other"])
        policies.merge(membership_of(person, gone.network), gone, kept).enforce()
        off = _last(kept.changes.filter(kind=ChangeKind.SPLIT_OFF, data__other=gone.pk))
        if off is None or _rearranged(gone, came) or _rearranged(kept, off):
            raise Refused("too_late")
        _put_back(gone, kept, off.data["was"])
        lock_networks(kept.network_id)
        leave_shell(gone, kept)
        if off.data["helped"]:
            kept.helped_by = off.data["helped"]
            kept.save(update_fields=["helped_by"])
        settle(kept)
        enter(gone, ChangeKind.MERGED_INTO, by=person, other=kept.pk)
        enter(kept, ChangeKind.MERGED_FROM, by=person, other=gone.pk, back=True)
        audit.log(person.pk, "threads.split_back", data={"new": gone.pk}, **logged(kept))
        events.record(ThreadMerged(gone.pk, kept.pk))
    return kept


def chosen(thread: Thread, opening: Post, scope: str) -> list[Post]:
    """Return the posts that go: those that answer the opening, and those that answer them; or all after it."""
    posts = posts_from(thread, opening.number)
    if scope == ONWARDS:
        return posts
    going = {opening.pk}
    for post in posts:
        if post.answers_id in going:
            going.add(post.pk)
    return [post for post in posts if post.pk in going]


def _begin(thread: Thread, opening: Post, *, title: str, kind: str) -> Thread:
    """Insert a thread whose posts come next."""
    return Thread.objects.create(
        network=thread.network,
        kind=kind,
        title=title,
        author=opening.author,
        started_at=opening.created_at,
        last_post_at=opening.created_at,
        activity=-thread.pk,  # until its posts are there; under the network's lock
    )


def _let_go(thread: Thread, posts: list[Post]) -> int | None:
    """Take the mark of what helped away when that post goes; return whose it was."""
    if thread.helped_by not in {post.pk for post in posts}:
        return None
    helped, thread.helped_by = thread.helped_by, None
    thread.save(update_fields=["helped_by"])
    return helped


def _rearranged(thread: Thread, since: Change) -> bool:
    """Whether posts have come to the locked thread or left it, or it has moved, after a change of it."""
    return thread.changes.filter(number__gt=since.number, kind__in=REARRANGES).exists()


def _last(changes: "QuerySet[Change]") -> Change | None:
    return changes.order_by("-number").first()


def _put_back(gone: Thread, kept: Thread, was: list[list[int]]) -> None:
    """Give the posts their old places, which nobody has taken; numbers are never given twice."""
    had = {post_id: (number, answers) for post_id, number, answers in was}
    posts = posts_from(gone)
    old = sorted((post for post in posts if post.pk in had), key=lambda post: had[post.pk][0])
    outside = {answers for _number, answers in had.values()} - had.keys()
    paths = dict(kept.posts.filter(pk__in=outside - {None}).values_list("pk", "path"))
    for post in old:
        number, answers = had[post.pk]
        post.path = path_below(paths[answers] if answers else ROOT, number)
        post.thread, post.number, post.answers_id = kept, number, answers
        paths[post.pk] = post.path
    store(old)
    place([post for post in posts if post.pk not in had], kept, under=old[0], known=paths)
