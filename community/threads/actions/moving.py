"""Moving a thread to another network, and back again a moment later."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from base import audit, clock, events, limits
from base.errors import Refused
from base.undo import in_time
from community.threads import policies, rates
from community.threads.actions.changing import enter, lock_networks, lock_thread
from community.threads.events import ThreadMoved
from community.threads.models import ChangeKind, Post, Thread
from networks.membership.actions import keep_up
from networks.membership.actions.news import forget_news
from networks.membership.models import Network
from networks.membership.queries import membership_of, next_sequence
from networks.people.models import Person

MOST_KEPT = 2_000  # posts whose old numbers are remembered, for who takes the move back


def move(person: Person, thread: Thread, network: Network) -> Thread:
    """Move a thread to another network, for who leads both.

    Its addresses stay. Who may not read the new network reads it no more: rights are computed from the network
    as it is, and open pages are told. In the new network the thread is one piece of news. Into the network where
    it stands already: nothing. Raises Refused and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        locked = lock_thread(thread.pk)
        if locked.network_id == network.pk:
            return locked
        here, there = _enforce(person, locked, network.pk)
        was = _as_it_was(locked)
        sequence = next_sequence(there.pk)
        locked.posts.update(sequence=sequence)
        _put(locked, there, activity=sequence, pinned_at=None)
        keep_up(person, there.pk, sequence=sequence)
        _tell(person, locked, here, there, "threads.move", **was)
    return locked


def move_back(person: Person, thread: Thread) -> Thread:
    """Take back one's own move of a moment ago: nothing is new anywhere but what was written meanwhile.

    Raises Refused("too_late") and the like, TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        locked = lock_thread(thread.pk)
        moved = locked.changes.filter(kind=ChangeKind.MOVED).order_by("-number").first()
        if moved is None or moved.by_id != person.pk or "back" in moved.data:
            raise Refused("too_late")
        in_time(moved.at, clock.now()).enforce()
        here, there = _enforce(person, locked, moved.data["from"])
        pinned_at = moved.data["pinned_at"]
        _put(
            locked,
            there,
            activity=_number_again(locked, there, moved.data["sequences"]),
            pinned_at=datetime.fromisoformat(pinned_at) if pinned_at else None,
        )
        _tell(person, locked, here, there, "threads.move_back", back=True)
    return locked


def _enforce(person: Person, thread: Thread, to_id: int) -> tuple[Network, Network]:
    """Lock both networks; return them when the person may move the locked thread from one to the other."""
    found = lock_networks(thread.network_id, to_id)
    here, there = found[thread.network_id], found[to_id]
    if thread.merged_into_id is not None:
        raise Refused("thread_merged")
    policies.move(membership_of(person, here), membership_of(person, there)).enforce()
    return here, there


def _as_it_was(thread: Thread) -> dict[str, Any]:
    """Return the numbers that the thread's posts have in its network."""
    rows = thread.posts.order_by("number").values_list("pk", "sequence")
    kept = list(rows[: MOST_KEPT + 1])
    return {
        "sequences": kept if len(kept) <= MOST_KEPT else [],
        "pinned_at": thread.pinned_at.isoformat() if thread.pinned_at else "",
    }


def _number_again(thread: Thread, network: Network, sequences: list[list[int]]) -> int:
    """Give the posts the numbers that they had in the network, later ones a new one; return the highest."""
    had = {post_id: sequence for post_id, sequence in sequences}
    posts = list(thread.posts.only("pk", "sequence"))
    late = next_sequence(network.pk) if any(post.pk not in had for post in posts) else 0
    for post in posts:
        post.sequence = had.get(post.pk, late)
    Post.objects.bulk_update(posts, ["sequence"], batch_size=500)
    return max(post.sequence for post in posts)


def _put(thread: Thread, network: Network, *, activity: int, pinned_at: datetime | None) -> None:
    thread.network, thread.activity, thread.pinned_at = network, activity, pinned_at
    thread.save(update_fields=["network", "activity", "pinned_at"])


def _tell(person: Person, thread: Thread, here: Network, there: Network, act: str, **data: Any) -> None:
    """Enter the move in the thread and in both logs, and leave no news behind that nobody finds."""
    left = Thread.objects.standing().filter(network=here).aggregate(newest=Max("activity"))
    forget_news(here.pk, newest=left["newest"] or 0)
    ends: dict[str, Any] = {"from": here.pk, "to": there.pk}
    enter(thread, ChangeKind.MOVED, by=person, **ends, **data)
    about: dict[str, Any] = {"kind": "thread", "object_id": thread.pk}
    audit.log(person.pk, act, network_id=here.pk, data=ends, **about)
    audit.log(person.pk, "threads.receive", network_id=there.pk, data=ends, **about)
    events.record(ThreadMoved(thread.pk, here.pk, there.pk))
