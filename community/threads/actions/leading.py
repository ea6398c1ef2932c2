"""What leads, and for some the author, do to a thread: pin, close, rename, another kind, what helped."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, events, limits
from base.basis import basis_of, check
from base.errors import Invalid, Refused
from community.threads import bases, policies, rates
from community.threads.actions.changing import enter, lock_networks, lock_post, lock_thread, logged
from community.threads.actions.written import write_title
from community.threads.events import ThreadSet
from community.threads.models import ChangeKind, Kind, Post, Thread
from community.threads.queries.listing import MOST_PINNED
from networks.membership.queries import membership_of
from networks.people.models import Person


def pin(person: Person, thread: Thread, *, on: bool) -> Thread:
    """Let a thread stand above its network's list, or no longer; for leads, at most five in a network.

    Doing it twice changes nothing. Raises Refused and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        locked = lock_thread(thread.pk)
        policies.lead(membership_of(person, locked.network)).enforce()
        if (locked.pinned_at is not None) is on:
            return locked
        # Two leads at once: the network's row stands between their counts.
        lock_networks(locked.network_id)
        if on and Thread.objects.standing().filter(network=locked.network).pinned().count() >= MOST_PINNED:
            raise Refused("too_many_pinned")
        locked.pinned_at = clock.now() if on else None
        locked.save(update_fields=["pinned_at"])
        enter(locked, ChangeKind.PINNED if on else ChangeKind.UNPINNED, by=person)
        audit.log(person.pk, "threads.pin" if on else "threads.unpin", **logged(locked))
        events.record(ThreadSet(locked.pk, ChangeKind.PINNED if on else ChangeKind.UNPINNED))
    return locked


def close(person: Person, thread: Thread, *, on: bool) -> Thread:
    """Close a thread for new replies, or open it again; for leads.

    Doing it twice changes nothing. Raises Refused and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        locked = lock_thread(thread.pk)
        policies.lead(membership_of(person, locked.network)).enforce()
        if (locked.closed_at is not None) is on:
            return locked
        locked.closed_at, locked.closed_by = (clock.now(), person) if on else (None, None)
        locked.save(update_fields=["closed_at", "closed_by"])
        enter(locked, ChangeKind.CLOSED if on else ChangeKind.REOPENED, by=person)
        audit.log(person.pk, "threads.close" if on else "threads.reopen", **logged(locked))
        events.record(ThreadSet(locked.pk, ChangeKind.CLOSED if on else ChangeKind.REOPENED))
    return locked


def set_kind(person: Person, thread: Thread, *, kind: str) -> Thread:
    """Make a thread one of another kind, for its author and the leads; announcements are for leads.

    Doing it twice changes nothing. Raises Refused, Invalid("kind") and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    if kind not in Kind.values:
        raise Invalid({"kind": [_("Choose what kind of thread it is.")]})
    with transaction.atomic():
        locked = lock_thread(thread.pk)
        policies.set_kind(person, membership_of(person, locked.network), locked, kind).enforce()
        if locked.kind == kind:
            return locked
        was, locked.kind = locked.kind, kind
        locked.save(update_fields=["kind"])
        enter(locked, ChangeKind.KIND, by=person, was=was, now=kind)
        if person.pk != locked.author_id:
            audit.log(person.pk, "threads.kind", data={"kind": kind}, **logged(locked))
        events.record(ThreadSet(locked.pk, ChangeKind.KIND))
    return locked


def rename(person: Person, thread: Thread, *, title: str, basis: str = "") -> Thread:
    """Give a thread another title, for leads; its author changes it together with the first post.

    The same title changes nothing. `basis` names the title that the form began from: Conflict when it is another
    by now. Raises Refused, Invalid("title"), Conflict and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    title = write_title(title)
    with transaction.atomic():
        locked = lock_thread(thread.pk)
        policies.lead(membership_of(person, locked.network)).enforce()
        if locked.title == title:
            return locked
        had = bases.of_title(locked)
        check(basis, had)
        locked.title = title
        locked.save(update_fields=["title"])
        # Not the titles, which nobody may read longer than the posts: their names say what took what back.
        named: dict[str, Any] = {"was": basis_of(had), "now": basis_of(bases.of_title(locked))}
        enter(locked, ChangeKind.RENAMED, by=person, **named)
        audit.log(person.pk, "threads.rename", **logged(locked))
        events.record(ThreadSet(locked.pk, ChangeKind.RENAMED))
    return locked


def mark_helped(person: Person, post: Post, *, on: bool) -> Thread:
    """Say that a reply helped, or no longer, for the thread's author and the leads; one reply in a thread.

    Doing it twice changes nothing. Raises Refused, Conflict and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        thread, locked = lock_post(post.pk)
        policies.mark_helped(person, membership_of(person, thread.network), thread, locked).enforce()
        if (thread.helped_by == locked.pk) is on:
            return thread
        thread.helped_by = locked.pk if on else None
        thread.save(update_fields=["helped_by"])
        kind = ChangeKind.HELPED if on else ChangeKind.NOT_HELPED
        enter(thread, kind, by=person, post=locked)
        if person.pk != thread.author_id:
            audit.log(person.pk, "threads.helped" if on else "threads.not_helped", **logged(thread))
        events.record(ThreadSet(thread.pk, kind))
    return thread
