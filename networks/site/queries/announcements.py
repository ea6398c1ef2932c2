"""Announcements as administrators see them."""

from base.paging import Page, keyset
from networks.site.models import Announcement

SIZE = 20


def announcements_page(*, after: int | None = None, before: int | None = None) -> Page[Announcement]:
    """Return all announcements, the newest first (one query)."""
    rows = Announcement.objects.select_related("by")
    return keyset(rows, by="id", size=SIZE, descending=True, after=after, before=before)


def announcement(announcement_id: int) -> Announcement | None:
    """Return one, for administrators."""
    return Announcement.objects.filter(pk=announcement_id).first()
