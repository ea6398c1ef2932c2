"""Finding tags: by name in both languages and by synonym."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from community.tags.models import Tag


class TagQuerySet(models.QuerySet["Tag"]):
    """Adjectives for tags. The list itself is no secret; what carries a tag is."""

    def matching(self, text: str) -> TagQuerySet:
        """Tags with the text in a name or a synonym."""
        named = Q(name__icontains=text) | Q(name_en__icontains=text) | Q(synonyms__name__icontains=text)
        return self.filter(named).distinct()
