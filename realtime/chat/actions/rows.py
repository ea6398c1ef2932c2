"""What the actions share: a room's next number, and a change of the room itself."""

from django.db.models import F

from base import audit, events
from networks.people.models import Person
from realtime.chat.events import RoomChanged
from realtime.chat.models import Change, ChangeKind, Room

KIND = "room"


def lock(room: Room) -> Room:
    """Lock the room's row until the transaction ends, and return it as it is now."""
    rows = Room.objects.select_for_update(of=("self",), no_key=True).select_related("network")
    return rows.get(pk=room.pk)


def next_number(room: Room) -> Room:
    """Take the room's next number and return the room as it is now, with it.

    The update locks the row until commit: numbers follow the commits.
    """
    rows = Room.objects.filter(pk=room.pk)
    rows.update(number=F("number") + 1)
    now = rows.get()
    now.network = room.network  # as the caller knows it: its rights have just been read
    return now


def note(room: Room) -> None:
    """Let open pages hear that the room itself is another, in the transaction of what made it so."""
    number = next_number(room).number
    Change.objects.create(room=room, number=number, kind=ChangeKind.ROOM)
    events.record(RoomChanged(room_id=room.pk, number=number))


def log(actor: Person, room: Room, act: str, **data: object) -> None:
    """Enter in the log what somebody did with a room."""
    audit.log(actor.pk, act, kind=KIND, object_id=room.pk, network_id=room.network_id, data=data)
