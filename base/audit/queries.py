"""Reading the log. Whoever shows it has decided who may read: leads their network's, administrators the site's."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from base.audit.models import Entry  # noqa: F401 - named in a string


class EntryQuerySet(models.QuerySet["Entry"]):
    """Adjectives for what was logged."""

    def of_network(self, network_id: int) -> EntryQuerySet:
        """What was done in one network."""
        return self.filter(network_id=network_id)

    def of_site(self, acts: Collection[str] = ()) -> EntryQuerySet:
        """What was done to the site as a whole, and these acts: of networks, but by or for who runs the site."""
        return self.filter(models.Q(network_id__isnull=True) | models.Q(act__in=acts))

    def about(self, kind: str, object_id: int) -> EntryQuerySet:
        """What was done to one thing."""
        return self.filter(kind=kind, object_id=object_id)
