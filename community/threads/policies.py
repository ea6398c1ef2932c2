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

KEPT = timedelta(days=30)  # how long an author finds what they deleted
HELPABLE = ("question", "challenge")  # kinds that can be answered, or solved


def start(membership: Membership | None, kind: str) -> Answer:
    """Start a thread of a kind: who may write; announcements are for leads."""
    may_write = memberships.write(membership)
    if may_write and kind == "announcement" and not memberships.lead(membership):
        return No("leads_announce")
    return may_write


def reply(membership: Membership | None, thread: Thread) -> Answer:
    """Answer in a thread, unless it is closed, has gone into another one or has nothing left to answer."""
    if thread.merged_into_id is not None:
        return No("thread_merged")
    if not thread.standing:
        return No("thread_deleted")
    return No("thread_closed") if thread.closed_at is not None else memberships.write(membership)


def edit(person: Person, membership: Membership | None, post: Post) -> Answer:
    """Change what a post says: its author, as long as the author may write here."""
    if post.author_id != person.pk:
        return No("not_author")
    return No("post_deleted") if post.is_deleted else memberships.write(membership)


def delete(person: Person, membership: Membership | None, post: Post) -> Answer:
    """Delete a post: its author, as long as the author may write here."""
    return memberships.write(membership) if post.author_id == person.pk else No("not_author")


def restore(person: Person, membership: Membership | None, post: Post, now: datetime) -> Answer:
    """Take a deletion back: its author, for thirty days, as long as they may write here."""
    if post.author_id != person.pk:
        return No("not_author")
    if post.deleted_at is not None and now - post.deleted_at > KEPT:
        return No("kept_no_longer")
    return memberships.write(membership)


def read(person: Person, membership: Membership | None, post: Post) -> Answer:
    """Read the text of a post and its old texts: of a deleted or hidden one the author and the leads only."""
    if not post.is_gone or post.author_id == person.pk or memberships.lead(membership):
        return OK
    return No("post_deleted") if post.is_deleted else No("post_hidden")


def quote(post: Post) -> Answer:
    """Quote a post, whoever may read it: what others no longer read is not said again."""
    return No("post_hidden") if post.is_gone else OK


def tag(person: Person, membership: Membership | None, thread: Thread) -> Answer:
    """Choose the tags of a thread: its author and the leads."""
    mine = thread.author_id == person.pk or memberships.lead(membership)
    return memberships.write(membership) if mine else No("not_your_tags")


def lead(membership: Membership | None) -> Answer:
    """Do what leads do to threads: pin, close, rename, hide; not in a network that is archived."""
    return memberships.lead(membership) and memberships.write(membership)


def set_kind(person: Person, membership: Membership | None, thread: Thread, kind: str) -> Answer:
    """Make a thread one of another kind: leads, and its author; announcements are for leads, both ways."""
    if memberships.lead(membership):
        return memberships.write(membership)
    if thread.author_id != person.pk:
        return No("not_your_thread")
    if "announcement" in {kind, thread.kind}:
        return No("leads_announce")
    return memberships.write(membership)


def mark_helped(person: Person, membership: Membership | None, thread: Thread, post: Post) -> Answer:
    """Say that a reply helped, or no longer: leads, and the author of a question or challenge."""
    if thread.kind not in HELPABLE or post.is_first or post.is_gone:
        return No("cannot_help")
    if thread.author_id != person.pk and not memberships.lead(membership):
        return No("not_your_thread")
    return memberships.write(membership)


def move(here: Membership | None, there: Membership | None) -> Answer:
    """Move a thread to another network: who leads both."""
    return lead(here) and (OK if lead(there) else No("not_lead_there"))


def split(membership: Membership | None, post: Post) -> Answer:
    """Make posts a thread of their own: leads; what a thread begins with stays with it."""
    return No("is_first") if post.is_first else lead(membership)


def merge(membership: Membership | None, thread: Thread, into: Thread) -> Answer:
    """Let a thread go into another one of the same network: leads."""
    if thread.pk == into.pk or thread.network_id != into.network_id:
        return No("not_here")
    if thread.merged_into_id is not None or into.merged_into_id is not None:
        return No("thread_merged")
    return lead(membership)
