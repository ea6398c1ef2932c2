"""Who sees which thread and post: computed from the network as it is now, never copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import FilteredRelation, Q

from networks.membership.queries import readable

if TYPE_CHECKING:
    from community.threads.models import Change, Post, Thread  # noqa: F401 - named in strings
    from networks.people.models import Person

ASKING = ("question", "challenge", "discussion")  # kinds that wait for somebody


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Adjectives for threads."""

    def visible_to(self, person: Person) -> ThreadQuerySet:
        """Threads of the networks whose content the person may read."""
        return self.filter(readable(person, "network__"))

    def standing(self) -> ThreadQuerySet:
        """Threads that lists and counts show: not those whose author deleted all there was."""
        return self.filter(standing=True)

    def unanswered(self) -> ThreadQuerySet:
        """Threads that wait for somebody, and nobody has answered."""
        return self.filter(reply_count=0, kind__in=ASKING)

    def opened(self, **who: Any) -> ThreadQuerySet:
        """Threads whose first post stands and was written by, or for, whom the columns of a post say."""
        conditions = {f"opening__{column}": value for column, value in who.items()}
        shown = {"opening__deleted_at": None, "opening__hidden_at": None}
        return self.with_opening().filter(**conditions | shown)

    def pinned(self) -> ThreadQuerySet:
        """Threads that stand above their network's list."""
        return self.filter(pinned_at__isnull=False)

    def with_opening(self) -> ThreadQuerySet:
        """Join the first post as `opening`: what the author wrote, and for which organisation."""
        return self.alias(opening=FilteredRelation("posts", condition=Q(posts__number=1)))


class PostQuerySet(models.QuerySet["Post"]):
    """Adjectives for posts."""

    def visible_to(self, person: Person) -> PostQuerySet:
        """Posts of the threads that the person may read. A deleted one keeps its place, not its text."""
        return self.filter(readable(person, "thread__network__"))

    def shown(self) -> PostQuerySet:
        """Posts whose text everybody in the room reads: neither deleted nor hidden."""
        return self.filter(deleted_at__isnull=True, hidden_at__isnull=True)


class ThreadChangeQuerySet(models.QuerySet["Change"]):
    """Adjectives for what happened in threads."""

    def visible_to(self, person: Person) -> ThreadChangeQuerySet:
        """Changes of the threads that the person may read."""
        return self.filter(readable(person, "thread__network__"))
