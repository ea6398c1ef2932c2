"""What every act leaves behind in a thread: its next change, and counts that are true."""

from typing import Any

from django.db.models import Max

from base import clock
from base.errors import Conflict
from community.threads.models import TOLD, Change, ChangeKind, Post, Thread
from community.threads.queries import PostQuerySet
from networks.membership.models import Network
from networks.membership.queries import next_sequence
from networks.people.models import Person


def lock_thread(thread_id: int) -> Thread:
    """Lock a thread until the transaction ends, and return it with its network as they are now.

    The order of locks is threads by id, then networks by id. Two queries: PostgreSQL finds no row at all when
    it has waited for one that a join no longer fits, because the thread was moved meanwhile.
    """
    thread = Thread.objects.select_for_update(no_key=True).get(pk=thread_id)
    thread.network = Network.objects.get(pk=thread.network_id)
    return thread


def lock_both(one: int, other: int) -> tuple[Thread, Thread]:
    """Lock two threads in the order of their ids, and return them in the order that was asked for."""
    found = {each: lock_thread(each) for each in sorted({one, other})}
    return found[one], found[other]


def lock_networks(*ids: int) -> dict[int, Network]:
    """Lock networks, after the threads, and return them as they are now, by id."""
    rows = Network.objects.select_for_update(no_key=True).filter(pk__in=ids)
    return {each.pk: each for each in rows.order_by("pk")}


def lock_post(post_id: int) -> tuple[Thread, Post]:
    """Lock the thread that a post stands in now, then the post; return both.

    Raises Conflict when a lead moves the post to another thread in this very moment: waiting for that thread
    with this one locked could be against the order of locks.
    """
    thread = lock_thread(Post.objects.values_list("thread_id", flat=True).get(pk=post_id))
    post = Post.objects.select_for_update(no_key=True).get(pk=post_id)
    if post.thread_id != thread.pk:
        raise Conflict
    post.thread = thread
    return thread, post


def enter(thread: Thread, kind: str, *, by: Person, post: Post | None = None, **data: Any) -> Change:
    """Give the locked thread its next change; the caller's event tells open pages after commit.

    `data` holds ids only. `after` is the number of the newest post at that moment: where the line stands.
    """
    thread.changes_count += 1
    thread.has_history = thread.has_history or kind in TOLD
    thread.save(update_fields=["changes_count", "has_history"])
    return insert(thread, kind, by=by, post=post, **data)


def insert(thread: Thread, kind: str, *, by: Person, post: Post | None = None, **data: Any) -> Change:
    """Insert the change whose number the locked thread has just taken: for an action that saves it anyway."""
    return Change.objects.create(
        thread=thread,
        number=thread.changes_count,
        kind=kind,
        post=post,
        by=by,
        at=clock.now(),
        data={"after": thread.last_number, **data},
    )


def recount(thread: Thread) -> None:
    """Count the replies of the locked thread that are shown, and whether anything is left to show in lists.

    Its mark of what helped follows: a question is answered as long as that reply is there to be read.
    """
    shown = thread.posts.shown()
    thread.reply_count = shown.filter(number__gt=1).count()
    opened = shown.filter(number=1).exists()
    thread.standing = opened or thread.reply_count > 0
    thread.helped_by = _helped(thread, shown)
    thread.save(update_fields=["reply_count", "standing", "helped_by"])


def _helped(thread: Thread, shown: PostQuerySet) -> int | None:
    """Return the reply that was said last to have helped, if it is among those that are shown."""
    if thread.helped_by is not None:
        return thread.helped_by if shown.filter(pk=thread.helped_by).exists() else None
    if not thread.has_history:  # being marked is among what makes history
        return None
    said = thread.changes.filter(kind__in=[ChangeKind.HELPED, ChangeKind.NOT_HELPED]).order_by("-number")
    last = said.values_list("kind", "post_id").first()
    if last is None or last[0] != ChangeKind.HELPED:
        return None
    return last[1] if shown.filter(pk=last[1]).exists() else None


def settle(thread: Thread) -> None:
    """Let the locked thread, whose posts have changed places, know its newest post, and count."""
    newest = thread.posts.aggregate(newest=Max("pk"), at=Max("created_at"), sequence=Max("sequence"))
    thread.newest, thread.last_post_at, thread.activity = newest["newest"], newest["at"], newest["sequence"]
    # Posts that were moved together share their number, and may have become two threads.
    others = Thread.objects.filter(network=thread.network_id, activity=thread.activity)
    if others.exclude(pk=thread.pk).exists():
        thread.activity = next_sequence(thread.network_id)
    thread.save(update_fields=["newest", "last_post_at", "activity"])
    recount(thread)


def leave_shell(thread: Thread, into: Thread) -> None:
    """Let the locked thread, whose posts have gone into another, be an address that leads there."""
    thread.merged_into, thread.standing, thread.reply_count = into, False, 0
    thread.newest, thread.pinned_at, thread.helped_by = None, None, None
    thread.activity = -thread.pk  # its number in the network is the other's from now on
    columns = ["merged_into", "standing", "reply_count", "newest", "pinned_at", "helped_by", "activity"]
    thread.save(update_fields=columns)
    Thread.objects.filter(merged_into=thread).update(merged_into=into)


def logged(thread: Thread) -> dict[str, Any]:
    """Return what the log says of an act on a thread: its network's leads may read it."""
    return {"kind": "thread", "object_id": thread.pk, "network_id": thread.network_id}
