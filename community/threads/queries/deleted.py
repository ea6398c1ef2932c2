"""What somebody has deleted and can still take back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from base.paging import keyset
from community.threads import models as stored  # not the names in it: the models are made of these querysets
from community.threads.policies import KEPT

if TYPE_CHECKING:
    from networks.people.models import Person

PAGE = 15
_COLUMNS = (
    *("id", "number", "summary", "deleted_at", "thread__kind", "thread__title", "thread__standing"),
    *("thread__network__name", "thread__network__name_en"),
)


@dataclass(frozen=True, slots=True)
class DeletedPost:
    """A post in the bin, and until when it lies there."""

    id: str
    url: str
    kind: str
    title: str
    summary: str
    is_reply: bool
    network_name: str
    deleted_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Bin:
    """One page of the bin, what was written last first, and the ids to ask the neighbours with."""

    posts: Sequence[DeletedPost]
    before: int | None
    after: int | None


def bin_of(person: Person, now: datetime, *, before: int | None = None, after: int | None = None) -> Bin:
    """Return the posts that the person deleted in the last thirty days, where they still see them (one query).

    Not what a lead has hidden: that is the lead's decision, and stays where it was.
    """
    mine = stored.Post.objects.visible_to(person).filter(author=person, hidden_at__isnull=True)
    rows = mine.filter(deleted_at__gt=now - KEPT).values_list(*_COLUMNS, named=True)
    page = keyset(rows, by="id", size=PAGE, descending=True, before=before, after=after)
    return Bin([_post(row) for row in page.items], page.before, page.after)


def _post(row: Any) -> DeletedPost:
    english = row.thread__network__name_en if get_language() == "en" else ""
    # The title of a thread that is gone is its author's alone.
    told = row.thread__standing or row.number == 1
    return DeletedPost(
        id=str(row.id),
        url=f"/p/{row.id}/",
        kind=row.thread__kind,
        title=row.thread__title if told else _("Deleted thread"),
        summary=row.summary,
        is_reply=row.number > 1,
        network_name=english or row.thread__network__name,
        deleted_at=row.deleted_at,
        until=row.deleted_at + KEPT,
    )
