"""Rooms for everybody and for invited, for announcements, to be read only, and archived."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from base.audit.models import Entry
from base.basis import basis_of
from base.errors import Conflict, Invalid, Refused
from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.membership.queries.log import log_page
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Change, Message, Room, Seat
from realtime.chat.queries import latest, readers, rooms_of
from realtime.chat.queries.keeping import seats_page, texts_of
from realtime.chat.topic import RoomTopic
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(network: Network) -> Room:
    """The general room of Digital mognad."""
    return make.make_room(network)


@pytest.fixture
def board(network: Network, saga: Person) -> Room:
    """A room for invited, in which nobody has a seat."""
    return chat.open_room(saga, network, name="Styrgruppen", purpose="Om våren", access="invited")


def theirs(person: Person, network: Network) -> Membership:
    """Return the person's row."""
    return Membership.objects.get(person=person, network=network)


def change(person: Person, room: Room, **values: Any) -> Room:
    """Change some of how a room is kept; the rest stays."""
    return chat.change_room(person, room, **{**texts_of(room), **values})


def followers(room: Room) -> set[int]:
    """Return who may follow a room, by both rules, which must agree."""
    everybody = list(Person.objects.all())
    seen = {each.pk for each in everybody if Room.objects.visible_to(each).filter(pk=room.pk).exists()}
    assert readers(room.pk, [each.pk for each in everybody]) == seen
    return seen


def test_a_room_for_invited_is_for_leads_and_those_with_a_seat(
    network: Network,
    board: Room,
    saga: Person,
    astrid: Person,
    observer: Person,
    colleague: Person,
    removed: Person,
) -> None:
    make.make_message(board, saga, "Bara för oss")
    assert followers(board) == {saga.pk}
    for who in (astrid, observer):
        chat.give_seat(saga, board, theirs=theirs(who, network))
    assert chat.give_seat(saga, board, theirs=theirs(astrid, network)) == Seat.objects.get(person=astrid)
    assert followers(board) == {saga.pk, astrid.pk, observer.pk}
    assert [each.excerpt for each in latest(astrid, network, 3)] == ["Bara för oss"]
    for _ in range(2):
        chat.take_seat(saga, board, person_id=astrid.pk)
    assert followers(board) == {saga.pk, observer.pk}
    assert latest(astrid, network, 3) == []
    assert Message.objects.visible_to(astrid).count() == 0
    told = log_page(saga, network).items[0]
    assert (told.act, [each.text for each in told.also]) == ("tog bort någon ur ett chattrum", [astrid.name])
    acts = Entry.objects.order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["chat.open_room", "chat.give_seat", "chat.give_seat", "chat.take_seat"]


def test_who_left_and_came_back_needs_a_new_seat(
    network: Network, board: Room, saga: Person, astrid: Person
) -> None:
    chat.give_seat(saga, board, theirs=theirs(astrid, network))
    Seat.objects.update(at=timezone.now() - timedelta(minutes=1))
    membership.remove(saga, theirs(astrid, network))
    assert followers(board) == {saga.pk}
    membership.join(astrid, network)
    assert (followers(board), list(seats_page(board).items)) == ({saga.pk}, [])
    chat.give_seat(saga, board, theirs=theirs(astrid, network))
    assert followers(board) == {saga.pk, astrid.pk}


def test_a_lead_who_steps_down_is_no_longer_in_every_room(
    network: Network, board: Room, saga: Person, astrid: Person
) -> None:
    membership.set_role(saga, theirs(astrid, network), role="lead")
    assert followers(board) == {saga.pk, astrid.pk}
    membership.set_role(saga, theirs(astrid, network), role="member")
    assert followers(board) == {saga.pk}


def test_seats_are_for_members_in_rooms_that_need_them(
    network: Network,
    room: Room,
    board: Room,
    saga: Person,
    astrid: Person,
    removed: Person,
    by_request: Network,
) -> None:
    for where, who, code in (
        (room, theirs(astrid, network), "room_is_open"),
        (board, theirs(removed, network), "not_member"),
        (board, theirs(saga, by_request), "not_member"),
    ):
        with pytest.raises(Refused, match=f"^{code}$"):
            chat.give_seat(saga, where, theirs=who)
    with pytest.raises(Refused, match=r"^not_lead$"):
        chat.give_seat(astrid, board, theirs=theirs(astrid, network))


@pytest.mark.parametrize(
    ("values", "lead", "member"),
    [
        ({"writing": "all"}, "", ""),
        ({"writing": "leads"}, "", "room_for_announcements"),
        ({"writing": "nobody"}, "room_read_only", "room_read_only"),
    ],
)
def test_who_writes(
    room: Room, saga: Person, astrid: Person, values: dict[str, str], lead: str, member: str
) -> None:
    change(saga, room, **values)
    for who, code in ((saga, lead), (astrid, member)):
        said = None
        try:
            said = chat.say(who, Room.objects.get(pk=room.pk), text="Hej", client_id=f"k{who.pk}")
        except Refused as refused:
            assert refused.code == code
        assert (said is None) == bool(code)


def test_a_room_that_closed_while_the_text_was_rendered_takes_it_no_more(
    room: Room, saga: Person, astrid: Person
) -> None:
    before = Room.objects.select_related("network").get(pk=room.pk)
    change(saga, room, writing="nobody")
    with pytest.raises(Refused, match=r"^room_read_only$"):
        chat.say(astrid, before, text="Hann jag?", client_id="k")
    assert Message.objects.count() == 0


def test_the_general_room_stays_everybodys(room: Room, saga: Person) -> None:
    with pytest.raises(Refused, match=r"^general_room$"):
        change(saga, room, access="invited")
    with pytest.raises(Refused, match=r"^general_room$"):
        chat.archive_room(saga, room)
    changed = change(saga, room, name="Annat", purpose="Om allt")
    assert (changed.name, changed.purpose) == ("Allmänt", "Om allt")


def test_every_change_takes_the_rooms_next_number_and_tells_how_it_is_now(
    room: Room, board: Room, saga: Person
) -> None:
    chat.say(saga, board, text="Hej", client_id="k")
    change(saga, board, name="Ledning", writing="leads")
    chat.archive_room(saga, board)
    chat.archive_room(saga, board)
    chat.take_up_room(saga, board)
    chat.take_up_room(saga, board)
    frames = RoomTopic().changes(board.pk, 1, 50)
    assert [(each["number"], each["kind"]) for each in frames] == [(2, "room"), (3, "room"), (4, "room")]
    assert frames[0]["room"] == {
        "name": "Ledning",
        "purpose": "Om våren",
        "access": "invited",
        "writing": "leads",
        "archived": False,
    }
    assert Change.objects.filter(room=board).count() == Room.objects.get(pk=board.pk).number == 4
    change(saga, room, purpose="Om allt")
    assert RoomTopic().changes(room.pk, 0, 50)[0]["room"]["name"] == ""


def test_an_archived_room_is_read_and_stands_in_no_peek(
    room: Room, network: Network, saga: Person, astrid: Person
) -> None:
    talk = chat.open_room(saga, network, name="AI-prat")
    chat.say(astrid, talk, text="Sist sagt", client_id="k1")
    assert [each.excerpt for each in latest(astrid, network, 3)] == ["Sist sagt"]
    chat.archive_room(saga, talk)
    assert latest(astrid, network, 3) == []
    assert talk in rooms_of(astrid, network)
    with pytest.raises(Refused, match=r"^room_archived$"):
        chat.say(saga, Room.objects.get(pk=talk.pk), text="Hej", client_id="k2")


def test_the_peek_finds_what_was_said_also_when_the_room_changed_since(
    room: Room, network: Network, saga: Person, astrid: Person
) -> None:
    chat.say(astrid, room, text="Hej", client_id="k1")
    change(saga, room, purpose="Om allt")
    assert [each.excerpt for each in latest(astrid, network, 3)] == ["Hej"]


def test_an_archived_network_closes_its_rooms_and_tells_their_pages(
    room: Room, network: Network, saga: Person, astrid: Person, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        membership.archive(saga, network)
    assert RoomTopic().changes(room.pk, 0, 50)[-1]["room"]["archived"] is True
    with pytest.raises(Refused, match=r"^archived$"):
        chat.say(saga, Room.objects.get(pk=room.pk), text="Hej", client_id="k")
    with django_capture_on_commit_callbacks(execute=True):
        membership.take_up(saga, network)
    assert RoomTopic().changes(room.pk, 0, 50)[-1]["room"]["archived"] is False


def test_the_second_of_two_leads_is_told(room: Room, board: Room, saga: Person) -> None:
    basis = basis_of(texts_of(board))
    change(saga, board, purpose="Först", basis=basis)
    with pytest.raises(Conflict):
        change(saga, board, purpose="Sedan", basis=basis)
    board.refresh_from_db()
    assert board.purpose == "Först"


def test_rooms_of_one_name_get_addresses_of_their_own_and_a_form_sent_twice_makes_one(
    network: Network, saga: Person
) -> None:
    made = [chat.open_room(saga, network, name="AI-prat", key=key) for key in ("a", "b", "b", "c")]
    assert [each.slug for each in made] == ["ai-prat", "ai-prat-2", "ai-prat-2", "ai-prat-3"]
    assert chat.open_room(saga, network, name="???").slug == "rum"
    with pytest.raises(Conflict):
        chat.open_room(saga, network, name="Annat", key="a")


@pytest.mark.parametrize(
    ("field", "value"), [("access", "few"), ("writing", "some"), ("purpose", "a" * 161), ("name", "")]
)
def test_nonsense_is_told_by_field(board: Room, saga: Person, field: str, value: str) -> None:
    with pytest.raises(Invalid) as refused:
        change(saga, board, **{field: value})
    assert list(refused.value.fields) == [field]


def test_a_network_has_at_most_a_hundred_rooms(network: Network, saga: Person) -> None:
    Room.objects.bulk_create(
        Room(network=network, slug=f"r{n}", name=f"R{n}", created_at=timezone.now()) for n in range(100)
    )
    with pytest.raises(Invalid):
        chat.open_room(saga, network, name="Ett till")
