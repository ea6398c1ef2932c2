"""Who hears what happened, and what follows from it."""

from base import live
from base.events import durable
from base.events import live as live_listener
from networks.membership.events import NetworkCreated
from realtime.chat import actions as chat
from realtime.chat.events import MessageSaid


@live_listener(MessageSaid)
def tell_open_pages(said: MessageSaid) -> None:
    """Tell every process that the room has got a new number."""
    live.publish("room", said.room_id, said.number)


@live_listener(NetworkCreated)
def open_general_room_now(created: NetworkCreated) -> None:
    """Give the network its general room at once, so that its first page has one."""
    chat.ensure_general_room(created.network_id)


@durable(NetworkCreated)
def open_general_room(created: NetworkCreated) -> None:
    """Give the network its general room, should the process have died before."""
    chat.ensure_general_room(created.network_id)
