"""A room as something that open pages follow."""

from collections.abc import Collection, Mapping
from datetime import UTC
from typing import Any

from base.text import fill_in
from realtime.chat import queries
from realtime.chat.models import Change, Message


class RoomTopic:
    """`room:<id>`: members of its network follow it; each message is a change with the room's next number."""

    kind = "room"

    def readers(self, object_id: int, person_ids: Collection[int]) -> set[int]:
        """Return those of the people who may follow the room now."""
        return queries.readers(object_id, person_ids)

    def numbers(self, object_ids: Collection[int]) -> Mapping[int, int]:
        """Return the newest number of each room."""
        return queries.numbers(object_ids)

    def changes(self, object_id: int, after: int, limit: int) -> list[dict[str, Any]]:
        """Return at most `limit` changes after a number, as they are sent."""
        found = queries.changes_after(object_id, after, limit)
        names = queries.names_mentioned(change.message for change in found)
        return [_frame(change, names) for change in found]


def _frame(change: Change, names: Mapping[int, str]) -> dict[str, Any]:
    return {"number": change.number, "kind": change.kind, "message": message_frame(change.message, names)}


def message_frame(message: Message, names: Mapping[int, str]) -> dict[str, Any]:
    """Return a message as every reader gets it; the author's organisation is the one of that time."""
    author = message.author
    return {
        "number": message.number,
        "id": message.pk,
        "author": {
            "id": author.pk,
            "name": author.shown_name,
            "organisation": message.organisation_name,
            "mark": message.organisation.mark,
            "code": message.organisation.code,
        },
        "at": message.said_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "text": message.source,
        "html": fill_in(message.html, names),
    }
