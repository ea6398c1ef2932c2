"""Announcements as administrators see them."""

from typing import Any

from base.paging import Page, keyset
from networks.site.models import Announcement

SIZE = 20
VALUES = ("kind", "text_sv", "text_en", "from_at", "until_at", "for_visitors")


def announcements_page(*, after: int | None = None, before: int | None = None) -> Page[Announcement]:
    """Return all announcements, the newest first (one query)."""
    rows = Announcement.objects.select_related("by")
    return keyset(rows, by="id", size=SIZE, descending=True, after=after, before=before)


def announcement(announcement_id: int) -> Announcement | None:
    """Return one, for administrators."""
    return Announcement.objects.filter(pk=announcement_id).first()


def values_of(announcement: Announcement) -> dict[str, Any]:
    """Return what an announcement says, to whom and when: what its form begins from."""
    return {name: getattr(announcement, name) for name in VALUES}
