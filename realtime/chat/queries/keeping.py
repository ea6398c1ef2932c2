"""What leads see of their network's rooms: each as it is kept, and who has a seat in it."""

from collections.abc import Sequence

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from base.paging import Page, placed
from networks.membership.models import Membership, Network
from realtime.chat.models import Room, Seat

SIZE = 50


def texts_of(room: Room) -> dict[str, object]:
    """Return what leads change of a room: also what a form's basis is made of."""
    return {
        "name": room.name,
        "purpose": room.purpose,
        "access": room.access,
        "writing": room.writing,
    }


def seats_page(room: Room, *, after: int | None = None, before: int | None = None) -> Page[Seat]:
    """Return a page of who has been let into a room and still is in it (one query, two with a cursor).

    By name; `after` and `before` are ids of people. A seat of a membership that has ended since is none.
    """
    mine = Membership.objects.active().filter(network=room.network_id, person=OuterRef("person"))
    place = Concat("person__sorts_as", Value("0"), Cast("person_id", CharField()))
    every = room.seats.annotate(place=place)
    rows = every.annotate(since=Subquery(mine.values("joined_at")[:1])).filter(at__gte=F("since"))
    seats = rows.select_related("person__organisation")
    return placed(seats, among=every, cursor="person_id", size=SIZE, after=after, before=before)


def all_rooms(network: Network) -> Sequence[Room]:
    """Return every room of a network, for its leads, who are in each: the living ones first."""
    return list(network.rooms.order_by(F("archived_at").asc(nulls_first=True), "created_at", "pk"))
