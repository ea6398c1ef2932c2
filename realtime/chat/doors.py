"""How a room of an address is loaded."""

from collections.abc import Sequence

from django.http import Http404

from networks.membership.doors import come_in
from networks.people.models import Person
from realtime.chat import policies, queries
from realtime.chat.models import Room


def followed(person: Person, slug: str, room_slug: str) -> Room:
    """Return a room that the person may follow; 404 otherwise, Refused where they may only see the network."""
    entry = come_in(person, slug)
    policies.read(entry.membership).enforce()
    return pick(queries.rooms_of(person, entry.network), room_slug)


def pick(rooms: Sequence[Room], slug: str) -> Room:
    """Return the room of that address among those that the person may follow; 404 otherwise."""
    for each in rooms:
        if each.slug == slug:
            return each
    raise Http404
