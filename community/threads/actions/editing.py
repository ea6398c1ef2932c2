"""Changing and deleting what one wrote."""

from django.db import transaction

from base import clock, events, keys, limits
from base.basis import check
from community.drafts import actions as drafts
from community.threads import bases, policies, rates
from community.threads.actions.beginning import settle
from community.threads.actions.changing import enter, lock_post, recount
from community.threads.actions.written import write, write_title
from community.threads.events import PostDeleted, PostEdited, PostRestored
from community.threads.models import ChangeKind, Post, Revision
from networks.membership.queries import membership_of
from networks.people.models import Person


def edit(
    person: Person, post: Post, *, text: str, key: str, title: str | None = None, basis: str = ""
) -> Post:
    """Change what the person's own post says; with `title`, of a first post, also the thread's title.

    What it said before is kept as a revision. A text that is the same changes nothing. The same `key` with
    the same text answers the same post. `basis` names what the form began from: Conflict when the post or its
    title is another by now. Raises Refused, Invalid, Conflict and TooFast.
    """
    policies.edit(person, membership_of(person, post.thread.network), post).enforce()
    limits.hit(rates.TRY, person.pk)
    written, at = write(text), clock.now()
    new_title = write_title(title) if title is not None and post.is_first else None
    body = {"post": post.pk, "text": written.source, "title": new_title}
    with transaction.atomic():
        claim = keys.claim(person.pk, "threads.edit", key, body)
        thread, locked = lock_post(post.pk)
        if claim.result is not None:
            return locked
        limits.hit(rates.EDIT, person.pk)
        policies.edit(person, membership_of(person, thread.network), locked).enforce()
        claim.settle(locked.pk)
        if locked.source == written.source and new_title in {None, thread.title}:
            drafts.finish(person.pk, key)
            return locked
        check(basis, bases.of_post(locked))
        _keep(locked, person)
        if new_title is not None:
            thread.title = new_title
            thread.save(update_fields=["title"])
        for column, value in written.columns().items():
            setattr(locked, column, value)
        locked.edited_at = at
        locked.save(update_fields=[*written.columns(), "edited_at"])
        settle(person, locked, None, key=key, rules=0)
        enter(thread, ChangeKind.EDITED, by=person, post=locked)
        events.record(PostEdited(locked.pk))
    return locked


def delete(person: Person, post: Post) -> Post:
    """Delete the person's own post: its text is unreadable to others at once, its place stays.

    Doing it twice changes nothing. Raises Refused.
    """
    policies.delete(person, membership_of(person, post.thread.network), post).enforce()
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        thread, locked = lock_post(post.pk)
        policies.delete(person, membership_of(person, thread.network), locked).enforce()
        if not locked.is_deleted:
            locked.deleted_at, locked.deleted_by = clock.now(), person
            locked.save(update_fields=["deleted_at", "deleted_by"])
            recount(thread)
            enter(thread, ChangeKind.DELETED, by=person, post=locked)
            events.record(PostDeleted(locked.pk))
    return locked


def restore(person: Person, post: Post) -> Post:
    """Take back the deletion of the person's own post, within thirty days.

    Doing it twice changes nothing. Raises Refused("kept_no_longer") and the like.
    """
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        thread, locked = lock_post(post.pk)
        policies.restore(person, membership_of(person, thread.network), locked, clock.now()).enforce()
        if locked.is_deleted:
            locked.deleted_at = locked.deleted_by = None
            locked.save(update_fields=["deleted_at", "deleted_by"])
            recount(thread)
            enter(thread, ChangeKind.RESTORED, by=person, post=locked)
            events.record(PostRestored(locked.pk))
    return locked


def _keep(post: Post, person: Person) -> None:
    """Store what the post says now as its next revision."""
    Revision.objects.create(
        post=post,
        number=post.revisions.count() + 1,
        title=post.thread.title if post.is_first else "",
        source=post.source,
        html=post.html,
        renderer=post.renderer,
        by=person,
        written_at=post.edited_at or post.created_at,
    )
