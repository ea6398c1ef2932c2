"""A room as something that open pages follow."""

from collections.abc import Collection, Mapping
from datetime import UTC
from typing import Any

from django.conf import settings

from base.files.showing import FilledTexts
from base.text import fill_in, titled
from community.threads.queries.titling import Titles
from realtime.chat import queries
from realtime.chat.models import Change, Message, Room
from realtime.chat.queries.attached import files_shown
from realtime.chat.queries.linked import titles_linked


class RoomTopic:
    """`room:<id>`: who may see it follows it; a message, or the room made another, takes the room's next number."""

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
        messages = [change.message for change in found if change.message]
        names, files = queries.names_mentioned(messages), files_shown(messages)
        titles = titles_linked(object_id, messages)
        return [_frame(change, names, titles, files) for change in found]


def _frame(change: Change, names: Mapping[int, str], titles: Titles, files: FilledTexts) -> dict[str, Any]:
    told = {"number": change.number, "kind": change.kind}
    if change.message is None:
        return {**told, "room": room_frame(change.room)}
    return {**told, "message": message_frame(change.message, names, titles, files)}


def room_frame(room: Room) -> dict[str, Any]:
    """Return a room as it is now; the name of the general one is Erfa's own word, in each reader's language."""
    return {
        "name": "" if room.is_general else room.name,
        "purpose": room.purpose,
        "access": room.access,
        "writing": room.writing,
        "archived": room.archived_at is not None or room.network.archived_at is not None,
    }


def message_frame(
    message: Message, names: Mapping[int, str], titles: Titles, files: FilledTexts
) -> dict[str, Any]:
    """Return a message as every reader gets it; the author's organisation is the one of that time."""
    author = message.author
    html = titled(fill_in(message.html, names), titles, settings.BASE_URL)
    return {
        "number": message.number,
        "id": message.pk,
        "author": {
            "id": author.pk,
            "name": author.shown_name,
            "organisation": message.organisation_name,
            "unconfirmed": queries.is_unconfirmed(message),
            "mark": message.organisation.mark,
            "code": message.organisation.code,
        },
        "at": message.said_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "text": message.source,
        "html": files.fill(message.pk, html),
    }
