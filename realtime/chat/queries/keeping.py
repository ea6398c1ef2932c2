"""What leads see of their network's rooms: each as it is kept, and who has a seat in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from base.paging import keyset
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


@dataclass(frozen=True, slots=True)
class SeatsPage:
    """Seats by name, and the ids of people to ask the neighbours with."""

    seats: Sequence[Seat]
    before: int | None
    after: int | None


def seats_page(room: Room, *, after: int | None = None, before: int | None = None) -> SeatsPage:
    """Return a page of who has been let into a room and still is in it (one query, two with a cursor)."""
    rows = _placed(room).select_related("person__organisation")
    page = keyset(rows, by="place", size=SIZE, after=_place(room, after), before=_place(room, before))
    first, last = (page.items[0].person_id, page.items[-1].person_id) if page.items else (None, None)
    return SeatsPage(page.items, first if page.before else None, last if page.after else None)


def all_rooms(network: Network) -> Sequence[Room]:
    """Return every room of a network, for its leads, who are in each: the living ones first."""
    return list(network.rooms.order_by(F("archived_at").asc(nulls_first=True), "created_at", "pk"))


def _placed(room: Room) -> QuerySet[Seat]:
    """Add `place`, which sorts by name; leave out seats of a membership that has ended since."""
    mine = Membership.objects.active().filter(network=room.network_id, person=OuterRef("person"))
    place = Concat("person__sorts_as", Value("0"), Cast("person_id", CharField()))
    rows = room.seats.annotate(since=Subquery(mine.values("joined_at")[:1]), place=place)
    return rows.filter(at__gte=F("since"))


def _place(room: Room, person_id: int | None) -> str | None:
    if person_id is None:
        return None
    place = Concat("person__sorts_as", Value("0"), Cast("person_id", CharField()))
    rows = room.seats.filter(person=person_id).annotate(place=place)
    found: str | None = rows.values_list("place", flat=True).first()
    return found
