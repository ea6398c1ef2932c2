"""Adjectives for what belongs to the site."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from networks.site.models import Announcement, FaultReport, LegalText  # noqa: F401 - named in strings


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    """Announcements are for everybody signed in; some for visitors too."""

    def not_over(self, now: datetime) -> AnnouncementQuerySet:
        """Those that are shown now, or will be."""
        return self.filter(until_at__gt=now)


class LegalTextQuerySet(models.QuerySet["LegalText"]):
    """The law's small pages are public; their older versions are for administrators."""

    def versions(self, slug: str, language: str) -> LegalTextQuerySet:
        """All versions of a page in a language, the newest first."""
        return self.filter(slug=slug, language=language).order_by("-number")


class FaultReportQuerySet(models.QuerySet["FaultReport"]):
    """Reports are for administrators."""

    def waiting(self) -> FaultReportQuerySet:
        """Those that nobody has dealt with."""
        return self.filter(handled_at__isnull=True)
