"""Everything that people do in rooms, and that leads do with them."""

from realtime.chat.actions.keeping import (
    archive_room,
    change_room,
    ensure_general_room,
    note_rooms,
    open_room,
    take_up_room,
)
from realtime.chat.actions.saying import say
from realtime.chat.actions.seating import give_seat, take_seat, take_seat_back

__all__ = [
    "archive_room",
    "change_room",
    "ensure_general_room",
    "give_seat",
    "note_rooms",
    "open_room",
    "say",
    "take_seat",
    "take_seat_back",
    "take_up_room",
]
