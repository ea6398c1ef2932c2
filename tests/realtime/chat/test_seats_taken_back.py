"""A lead takes back that somebody was let out of a room: the seat is as it was, on open pages too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from base import clock
from base.audit.models import Entry
from base.errors import Refused
from base.undo import LONGEST
from networks.membership import actions as membership
from networks.membership.models import Membership, Network, Role
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Room, Seat
from realtime.wire import reading
from tests import factories as make
from tests.toasts import press_undo

pytestmark = pytest.mark.django_db

BOARD = "/n/digital-mognad/lead/rooms/styrgruppen/"


@pytest.fixture
def seat(network: Network, saga: Person, astrid: Person) -> Seat:
    """Astrid's in a room for invited, since a week ago."""
    with clock.at(timezone.now() - timedelta(days=7)):
        room = chat.open_room(saga, network, name="Styrgruppen", access="invited")
        Membership.objects.filter(person=astrid).update(joined_at=clock.now())
        return chat.give_seat(saga, room, theirs=theirs(astrid, network))


def theirs(person: Person, network: Network) -> Membership:
    """Return the person's row."""
    return Membership.objects.get(person=person, network=network)


def too_late():  # type: ignore[no-untyped-def]
    """Expect that it is too late, or not theirs to take back."""
    return pytest.raises(Refused, match=r"^too_late$")


def follows(person: Person, room: Room) -> bool:
    """Say whether the person's open page may follow the room now."""
    session = make.client_of(person).cookies["sessionid"].value
    return isinstance(reading.catch_up(("room", room.pk), session, 0, None), reading.CatchUp)


def test_one_press_and_the_seat_is_as_it_was(seat: Seat, saga: Person, astrid: Person) -> None:
    client, room = make.client_of(saga), seat.room
    page = client.post(f"{BOARD}seats/{astrid.pk}/take/", follow=True).content.decode()
    assert (Seat.objects.count(), follows(astrid, room)) == (0, False)
    for _ in range(2):
        assert press_undo(client, page).status_code == 302
    again = Seat.objects.get()
    assert (again.room, again.person, again.by, again.at) == (room, astrid, saga, seat.at)
    assert follows(astrid, room)
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True))[-2:] == [
        "chat.take_seat",
        "chat.take_seat_back",
    ]


def test_not_for_another_lead_nor_later_nor_for_another_member(
    seat: Seat, saga: Person, astrid: Person, freja: Person, network: Network
) -> None:
    other = make.make_person()
    make.make_member(network, other, Role.LEAD)
    chat.take_seat(saga, seat.room, person_id=astrid.pk)
    with too_late():
        chat.take_seat_back(other, seat.room, theirs=theirs(astrid, network))
    with too_late():
        chat.take_seat_back(saga, seat.room, theirs=theirs(freja, network))
    with clock.at(timezone.now() + LONGEST + timedelta(seconds=1)), too_late():
        chat.take_seat_back(saga, seat.room, theirs=theirs(astrid, network))
    assert Seat.objects.count() == 0


def test_not_when_somebody_has_let_them_in_and_out_since(
    seat: Seat, saga: Person, astrid: Person, network: Network
) -> None:
    other, room = make.make_person(), seat.room
    make.make_member(network, other, Role.LEAD)
    chat.take_seat(saga, room, person_id=astrid.pk)
    given = chat.give_seat(other, room, theirs=theirs(astrid, network))
    with too_late():
        chat.take_seat_back(saga, room, theirs=theirs(astrid, network))
    assert Seat.objects.get() == given
    chat.take_seat(other, room, person_id=astrid.pk)
    with too_late():
        chat.take_seat_back(saga, room, theirs=theirs(astrid, network))
    assert Seat.objects.count() == 0


def test_not_for_who_has_left_and_come_back_nor_into_a_room_that_is_open_now(
    seat: Seat, saga: Person, astrid: Person, network: Network
) -> None:
    chat.take_seat(saga, seat.room, person_id=astrid.pk)
    membership.leave(astrid, network)
    membership.join(astrid, network)
    with too_late():
        chat.take_seat_back(saga, seat.room, theirs=theirs(astrid, network))
    chat.change_room(saga, seat.room, name="Styrgruppen", purpose="", access="open", writing="all")
    with pytest.raises(Refused, match=r"^room_is_open$"):
        chat.take_seat_back(saga, seat.room, theirs=theirs(astrid, network))
