"""Hiding a post with a reason, and showing it again."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, events, limits
from base.errors import Invalid
from base.text import line, normal
from community.threads import policies, rates
from community.threads.actions.changing import enter, lock_post, recount
from community.threads.events import PostHidden, PostShown
from community.threads.models import ChangeKind, Post, Thread
from networks.membership.queries import membership_of
from networks.people.models import Person

MOST_REASON = 1_000  # characters


def hide(person: Person, post: Post, *, reason: str) -> Post:
    """Take a post's text away from others, for leads; its author still reads it, and the reason.

    Hidden already: it stays as it is. Raises Refused, Invalid("reason"), Conflict and TooFast.
    """
    limits.hit(rates.ACT, person.pk)
    reason = normal(reason).strip()[:MOST_REASON]
    if not line(reason):
        raise Invalid({"reason": [_("Say why, in plain words. The author reads it.")]})
    with transaction.atomic():
        thread, locked = lock_post(post.pk)
        policies.lead(membership_of(person, thread.network)).enforce()
        if not locked.is_hidden:
            locked.hidden_at, locked.hidden_by, locked.hidden_reason = clock.now(), person, reason
            locked.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
            recount(thread)
            enter(thread, ChangeKind.HIDDEN, by=person, post=locked)
            audit.log(person.pk, "posts.hide", reason=reason, **_logged(thread, locked))
            events.record(PostHidden(locked.pk))
    return locked


def show(person: Person, post: Post) -> Post:
    """Show a hidden post again, for leads. Doing it twice changes nothing. Raises Refused, Conflict and TooFast."""
    limits.hit(rates.ACT, person.pk)
    with transaction.atomic():
        thread, locked = lock_post(post.pk)
        policies.lead(membership_of(person, thread.network)).enforce()
        if locked.is_hidden:
            locked.hidden_at, locked.hidden_by, locked.hidden_reason = None, None, ""
            locked.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
            recount(thread)
            enter(thread, ChangeKind.SHOWN, by=person, post=locked)
            audit.log(person.pk, "posts.show", **_logged(thread, locked))
            events.record(PostShown(locked.pk))
    return locked


def _logged(thread: Thread, post: Post) -> dict[str, Any]:
    return {"kind": "post", "object_id": post.pk, "network_id": thread.network_id}
