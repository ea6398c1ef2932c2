"""Who sees which thread and post: computed from the network as it is now, never copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from networks.membership.models import Network

if TYPE_CHECKING:
    from community.threads.models import Post, Thread
    from networks.people.models import Person


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Adjectives for threads."""

    def visible_to(self, person: Person) -> ThreadQuerySet:
        """Threads of the networks whose content the person may read."""
        return self.filter(network__in=Network.objects.readable_by(person))


class PostQuerySet(models.QuerySet["Post"]):
    """Adjectives for posts."""

    def visible_to(self, person: Person) -> PostQuerySet:
        """Posts of the threads that the person may read. A deleted one keeps its place, not its text."""
        return self.filter(thread__network__in=Network.objects.readable_by(person))
