"""May this person do this to what they already see? Pure answers; `membership` is the person's own, or None."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from base.policy import OK, Answer, No
from networks.membership import policies as memberships

if TYPE_CHECKING:
    from community.threads.models import Post, Thread
    from networks.membership.models import Membership
    from networks.people.models import Person

UNDO = timedelta(seconds=10)
NETWORK = timedelta(seconds=5)  # what the way to us may take on a train


def start(membership: Membership | None, kind: str) -> Answer:
    """Start a thread of a kind: who may write; announcements are for leads."""
    may_write = memberships.write(membership)
    if may_write and kind == "announcement" and not memberships.lead(membership):
        return No("leads_announce")
    return may_write


def reply(membership: Membership | None, thread: Thread) -> Answer:
    """Answer in a thread, unless there is nothing left to answer."""
    return memberships.write(membership) if thread.standing else No("thread_deleted")


def edit(person: Person, membership: Membership | None, post: Post) -> Answer:
    """Change what a post says: its author, as long as the author may write here."""
    if post.author_id != person.pk:
        return No("not_author")
    return No("post_deleted") if post.is_deleted else memberships.write(membership)


def delete(person: Person, membership: Membership | None, post: Post) -> Answer:
    """Delete a post: its author, as long as the author may write here."""
    return memberships.write(membership) if post.author_id == person.pk else No("not_author")


def restore(person: Person, membership: Membership | None, post: Post, now: datetime) -> Answer:
    """Take a deletion back: its author, for ten seconds."""
    if post.author_id != person.pk:
        return No("not_author")
    if post.deleted_at is not None and now - post.deleted_at > UNDO + NETWORK:
        return No("too_late")
    return memberships.write(membership)


def read(person: Person, membership: Membership | None, post: Post) -> Answer:
    """Read the text of a post and its old texts: of a deleted one the author and the leads only."""
    if post.is_deleted and post.author_id != person.pk and not memberships.lead(membership):
        return No("post_deleted")
    return OK


def tag(person: Person, membership: Membership | None, thread: Thread) -> Answer:
    """Choose the tags of a thread: its author and the leads."""
    if memberships.lead(membership):
        return OK
    return memberships.write(membership) if thread.author_id == person.pk else No("not_your_tags")
