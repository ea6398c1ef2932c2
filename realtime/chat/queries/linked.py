"""Titles of what messages link to: of the room's own network alone, since one frame goes to all who follow the room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from community.threads.queries.titling import Titles, titles_in
from networks.membership.models import Network

if TYPE_CHECKING:
    from realtime.chat.models import Message


def titles_linked(room_id: int, messages: Iterable[Message]) -> Titles:
    """Return the titles that messages of a room show, the same for every reader (one query, or none)."""
    return titles_in(Network.objects.filter(rooms=room_id), [message.html for message in messages])
