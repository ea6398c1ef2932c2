"""Keyset paging: page 1 and page 5,000 cost the same, because a page begins at a value, not after n rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

M = TypeVar("M")  # a model, or a named row of values


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """One page: its rows in shown order, and the values to ask the neighbours with (None = no more)."""

    items: Sequence[M]
    before: Any = None
    after: Any = None

    def __len__(self) -> int:
        return len(self.items)


def keyset(
    rows: QuerySet[Any, M],
    *,
    by: str,
    size: int,
    descending: bool = False,
    start: Any = None,
    after: Any = None,
    before: Any = None,
) -> Page[M]:
    """Return one page of `rows`, ordered by the unique column `by`.

    `start` begins with that value itself, `after` just behind it, `before` ends just ahead of it; at most
    one is given. Reads size + 1 rows by index and never counts. Whether there is something on the side
    that was come from is known only when a cursor was given, and then assumed; an edge page answers empty.
    """
    lower, higher = ("lt", "gt") if not descending else ("gt", "lt")
    forwards = f"-{by}" if descending else by
    backwards = by if descending else f"-{by}"
    if before is not None:
        found = list(rows.filter(**{f"{by}__{lower}": before}).order_by(backwards)[: size + 1])
        more, items = len(found) > size, found[:size][::-1]
        return Page(items, before=_value(items, 0, by) if more else None, after=_value(items, -1, by))
    if start is not None:
        rows = rows.filter(**{f"{by}__{higher}e": start})
    elif after is not None:
        rows = rows.filter(**{f"{by}__{higher}": after})
    found = list(rows.order_by(forwards)[: size + 1])
    more, items = len(found) > size, found[:size]
    came_from = start is not None or after is not None
    return Page(
        items,
        before=_value(items, 0, by) if came_from else None,
        after=_value(items, -1, by) if more else None,
    )


def placed(
    rows: QuerySet[Any, M],
    *,
    among: QuerySet[Any, Any],
    size: int,
    cursor: str = "pk",
    after: Any = None,
    before: Any = None,
) -> Page[M]:
    """Return one page of `rows`, ordered by their unique `place`, with keys of rows (ids, codes) as cursors.

    A cursor is looked up `among` rows that have places too: more than `rows`, so that who has left meanwhile still
    marks where a page begins. An unknown one is as good as none. One query, two with a cursor.
    """

    def place_of(key: Any) -> Any:
        return None if key is None else among.filter(**{cursor: key}).values_list("place", flat=True).first()

    page = keyset(rows, by="place", size=size, after=place_of(after), before=place_of(before))
    return Page(
        page.items,
        before=_value(page.items, 0, cursor) if page.before is not None else None,
        after=_value(page.items, -1, cursor) if page.after is not None else None,
    )


def _value(items: Sequence[Any], index: int, by: str) -> Any:
    return getattr(items[index], by) if items else None
