"""Who hears what happened, and what follows from it."""

from base import live
from base.events import durable
from base.events import live as live_listener
from networks.membership.events import NetworkArchived, NetworkCreated, NetworkTakenUp
from realtime.chat import actions as chat
from realtime.chat.events import MessageSaid, RoomChanged, SeatGiven, SeatTaken


@live_listener(MessageSaid)
def tell_open_pages(said: MessageSaid) -> None:
    """Tell every process that the room has got a new number."""
    live.publish("room", said.room_id, said.number)


@live_listener(RoomChanged)
def tell_open_pages_of_the_room(changed: RoomChanged) -> None:
    """Tell every process that the room is another, and let them look again at who may follow it (G-11)."""
    live.rights_changed(None)
    live.publish("room", changed.room_id, changed.number)


@live_listener(SeatGiven)
def tell_who_was_let_in(given: SeatGiven) -> None:
    """Let a page of the room that ended a moment ago look again, and go on."""
    live.standing_changed(given.network_id, given.person_id)


@live_listener(SeatTaken)
def cut_who_was_let_out(taken: SeatTaken) -> None:
    """Let every process look again at what the person follows (G-11)."""
    live.rights_changed(taken.person_id)


@live_listener(NetworkArchived)
def close_composers(happened: NetworkArchived) -> None:
    """Let open pages of the network's rooms take their composers away."""
    chat.note_rooms(happened.network_id)


@live_listener(NetworkTakenUp)
def open_composers(happened: NetworkTakenUp) -> None:
    """Let open pages of the network's rooms bring their composers back."""
    chat.note_rooms(happened.network_id)


@live_listener(NetworkCreated)
def open_general_room_now(created: NetworkCreated) -> None:
    """Give the network its general room at once, so that its first page has one."""
    chat.ensure_general_room(created.network_id)


@durable(NetworkCreated)
def open_general_room(created: NetworkCreated) -> None:
    """Give the network its general room, should the process have died before."""
    chat.ensure_general_room(created.network_id)
