"""Letting a thread go into another one of the same network."""

from django.db import transaction

from base import audit, events, limits
from community.threads import policies, rates
from community.threads.actions.changing import (
    enter,
    leave_shell,
    lock_both,
    lock_networks,
    logged,
    settle,
)
from community.threads.actions.choosing import MOST_TAGS, put_tags
from community.threads.actions.placing import place, posts_from
from community.threads.events import ThreadMerged
from community.threads.models import ChangeKind, Post, Thread
from networks.membership.queries import membership_of
from networks.people.models import Person


def merge(person: Person, thread: Thread, into: Thread) -> Thread:
    """Let all posts of a thread stand at the end of another one, for leads; returns the other one.

    They get its next numbers in their order (numbers are never given anew), what began the thread is a reply
    now, and those that answered it still do. Its tags come along as far as there is room, and the reply that
    helped where none has helped there. The old address leads to the new place for who may read it. There is no
    way back: the page asks once. Raises Refused, Invalid (too many posts) and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        gone, kept = lock_both(thread.pk, into.pk)
        policies.merge(membership_of(person, gone.network), gone, kept).enforce()
        posts = posts_from(gone)
        lock_networks(kept.network_id)
        opening, end = posts[0], kept.last_number
        place(posts[:1], kept)  # the others hang below it
        place(posts[1:], kept, under=opening)
        _bring_tags(gone, kept)
        helped = gone.helped_by if gone.kind in policies.HELPABLE else None
        leave_shell(gone, kept)
        if kept.helped_by is None and helped is not None:
            kept.helped_by = helped
            enter(kept, ChangeKind.HELPED, by=person, post=Post.objects.get(pk=helped))
        settle(kept)
        enter(gone, ChangeKind.MERGED_INTO, by=person, other=kept.pk)
        enter(kept, ChangeKind.MERGED_FROM, by=person, other=gone.pk, begins=opening.pk, after=end)
        audit.log(person.pk, "threads.merge", data={"from": gone.pk, "posts": len(posts)}, **logged(kept))
        events.record(ThreadMerged(gone.pk, kept.pk))
    return kept


def _bring_tags(gone: Thread, kept: Thread) -> None:
    """Give the thread that stays the other's tags, in their order, as far as there is room."""
    has = set(kept.tagged.values_list("tag_id", flat=True))
    brings = [each.tag for each in gone.tagged.select_related("tag").order_by("pk") if each.tag_id not in has]
    gone.tagged.all().delete()
    put_tags(kept, brings[: max(MOST_TAGS - len(has), 0)])
