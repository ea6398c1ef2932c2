"""What can happen in a room."""

from base.events import event


@event
class RoomOpened:
    """A network has got a room."""

    room_id: int


@event
class RoomChanged:
    """A room is called or kept otherwise, archived or taken up; `number` is the change's place in the room."""

    room_id: int
    number: int


@event
class SeatGiven:
    """A member has been let into an invited room."""

    network_id: int
    room_id: int
    person_id: int


@event
class SeatTaken:
    """A member has been let out of an invited room."""

    room_id: int
    person_id: int


@event
class MessageSaid:
    """Somebody has said something; `number` is its place in the room."""

    message_id: int
    room_id: int
    number: int
