"""What has happened in a thread: for open pages that follow it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from community.threads import models as stored  # not the names in it: the models are made of these querysets
from networks.membership.models import Membership
from networks.people.models import Person

if TYPE_CHECKING:
    from community.threads.models import Change

FIELDS = ("thread_id", "new_id", "into_id")  # of events: threads that something happened in


def readers(thread_id: int, person_ids: Collection[int]) -> set[int]:
    """Return those of the people who may read the thread now: the rule of `readable`, asked for many (one query)."""
    member = Membership.objects.filter(
        person=OuterRef("pk"), ended_at__isnull=True, network__threads=thread_id
    )
    is_open = stored.Thread.objects.filter(pk=thread_id, network__visibility="open")
    takes_part = Q(
        confirmed_at__isnull=False,
        organisation__member_since__isnull=False,
        organisation__closed_at__isnull=True,
    )
    people = Person.objects.filter(pk__in=person_ids, is_active=True)
    found = people.filter(Exists(member) | takes_part & Exists(is_open))
    return set(found.values_list("pk", flat=True))


def numbers(thread_ids: Collection[int]) -> Mapping[int, int]:
    """Return the number of the newest change of each thread (one query)."""
    return dict(stored.Thread.objects.filter(pk__in=thread_ids).values_list("pk", "changes_count"))


def changes_after(thread_id: int, number: int, limit: int) -> Sequence[Change]:
    """Return what happened in a thread after a number, in order, at most `limit` (one query)."""
    changes = stored.Change.objects.filter(thread_id=thread_id, number__gt=number)
    return list(changes.order_by("number")[:limit])


def newest_change(happened: object) -> Iterable[tuple[int, int]]:
    """Return how far the threads have come that an event names, or that its post stands in (one query)."""
    ids = [getattr(happened, name) for name in FIELDS if hasattr(happened, name)]
    post = getattr(happened, "post_id", None)
    where = Q(pk__in=ids) if ids else Q(posts=post)
    return list(stored.Thread.objects.filter(where).values_list("pk", "changes_count"))


def came_from(thread_id: int, other_id: int) -> bool:
    """Return whether a thread has been split off another one (one query)."""
    splits = stored.Change.objects.filter(thread_id=thread_id, kind="split_from", data__other=other_id)
    return splits.exists()
