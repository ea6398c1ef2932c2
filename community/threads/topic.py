"""A thread as something that open pages follow."""

from collections.abc import Collection, Mapping
from typing import Any

from community.threads.models import Change
from community.threads.queries import changes as found


class ThreadTopic:
    """`thread:<id>`: whoever may read it follows it. A change carries ids only: the page fetches what it may see."""

    kind = "thread"

    def readers(self, object_id: int, person_ids: Collection[int]) -> set[int]:
        """Return those of the people who may read the thread now."""
        return found.readers(object_id, person_ids)

    def numbers(self, object_ids: Collection[int]) -> Mapping[int, int]:
        """Return the number of the newest change of each thread."""
        return found.numbers(object_ids)

    def changes(self, object_id: int, after: int, limit: int) -> list[dict[str, Any]]:
        """Return at most `limit` changes after a number, as they are sent."""
        return [_frame(change) for change in found.changes_after(object_id, after, limit)]


def _frame(change: Change) -> dict[str, Any]:
    return {"number": change.number, "kind": change.kind, "post": change.post_id, "by": change.by_id}
