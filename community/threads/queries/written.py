"""What one person wrote, as another person may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from base.paging import keyset
from community.threads import models as stored  # not the names in it: the models are made of these querysets

if TYPE_CHECKING:
    from networks.people.models import Person

PAGE = 15


@dataclass(frozen=True, slots=True)
class WrittenPost:
    """A post in the list of what somebody wrote: a thread that they started, or a reply."""

    url: str
    kind: str
    title: str
    summary: str
    at: datetime
    is_reply: bool
    network_name: str


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """One page of posts, newest first, and the ids to ask the neighbours with."""

    posts: Sequence[WrittenPost]
    before: int | None
    after: int | None


def written_by(
    person: Person, author: Person, *, before: int | None = None, after: int | None = None
) -> WrittenPage:
    """Return the posts of `author` that `person` may see, newest first, but not deleted or hidden ones (one query)."""
    rows = stored.Post.objects.visible_to(person).shown().filter(author=author)
    page = keyset(
        rows.values_list(*_COLUMNS, named=True),
        by="id",
        size=PAGE,
        descending=True,
        before=before,
        after=after,
    )
    return WrittenPage([_post(row) for row in page.items], page.before, page.after)


_COLUMNS = (
    *("id", "number", "summary", "created_at", "thread__kind", "thread__title"),
    *("thread__network__name", "thread__network__name_en"),
)


def _post(row: Any) -> WrittenPost:
    english = row.thread__network__name_en if get_language() == "en" else ""
    return WrittenPost(
        url=f"/p/{row.id}/",
        kind=row.thread__kind,
        title=row.thread__title,
        summary=row.summary,
        at=row.created_at,
        is_reply=row.number > 1,
        network_name=english or row.thread__network__name,
    )
