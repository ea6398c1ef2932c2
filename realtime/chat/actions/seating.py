"""Who is let into an invited room, and out of it: at once, on open pages too."""

from datetime import datetime

from django.db import transaction

from base import audit, clock, events
from base.errors import Refused
from networks.membership.models import Membership
from networks.membership.queries import membership_of
from networks.people.models import Person
from realtime.chat import policies
from realtime.chat.actions.rows import KIND, lock, log
from realtime.chat.events import SeatGiven, SeatTaken
from realtime.chat.models import Room, Seat


@transaction.atomic
def give_seat(person: Person, room: Room, *, theirs: Membership) -> Seat:
    """Let a member of the network into an invited room, for leads. Again: the same seat.

    Raises Refused("not_lead", "archived", "not_member", "room_is_open").
    """
    room = lock(room)
    theirs = Membership.objects.select_related("person").get(pk=theirs.pk)
    policies.seat(membership_of(person, room.network), room, theirs).enforce()
    now = clock.now()
    seat, made = Seat.objects.get_or_create(
        room=room, person=theirs.person, defaults={"by": person, "at": now}
    )
    if not made:
        if seat.at >= theirs.joined_at:
            return seat
        # A seat from before they left the network and came back had ended: it is given anew.
        seat.by, seat.at = person, now
        seat.save(update_fields=["by", "at"])
    log(person, room, "chat.give_seat", person=theirs.person_id)
    events.record(SeatGiven(room.network_id, room.pk, theirs.person_id))
    return seat


@transaction.atomic
def take_seat(person: Person, room: Room, *, person_id: int) -> None:
    """Let somebody out of an invited room, for leads: within a second on open pages. Again: nothing more.

    Raises Refused("not_lead", "archived").
    """
    room = lock(room)
    policies.keep_room(membership_of(person, room.network)).enforce()
    seat = Seat.objects.filter(room=room, person=person_id).first()
    if seat is not None:
        seat.delete()
        was = {"by": seat.by_id, "since": seat.at.isoformat()}
        log(person, room, "chat.take_seat", person=person_id, **was)
        events.record(SeatTaken(room_id=room.pk, person_id=person_id))


@transaction.atomic
def take_seat_back(person: Person, room: Room, *, theirs: Membership) -> None:
    """Give somebody the seat again that one has taken from them a moment ago, as it was. Again: nothing more.

    Raises Refused("too_late") and, as for giving one, "not_lead", "archived", "not_member", "room_is_open".
    """
    room = lock(room)
    theirs = Membership.objects.select_related("person").get(pk=theirs.pk)
    policies.seat(membership_of(person, room.network), room, theirs).enforce()
    done = audit.just_done(
        person.pk,
        "chat.take_seat",
        back="chat.take_seat_back",
        others={"chat.give_seat"},
        kind=KIND,
        object_id=room.pk,
        network_id=room.network_id,
        person=theirs.person_id,
    )
    if done is None:
        return
    since = datetime.fromisoformat(done.data["since"])
    if since < theirs.joined_at:  # they have left the network since, and come back without it
        raise Refused("too_late")
    Seat.objects.create(room=room, person=theirs.person, by_id=done.data["by"], at=since)
    log(person, room, "chat.take_seat_back", person=theirs.person_id)
    events.record(SeatGiven(room.network_id, room.pk, theirs.person_id))
