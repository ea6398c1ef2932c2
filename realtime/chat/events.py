"""What can happen in a room."""

from base.events import event


@event
class RoomOpened:
    """A network has got a room."""

    room_id: int


@event
class MessageSaid:
    """Somebody has said something; `number` is its place in the room."""

    message_id: int
    room_id: int
    number: int
