"""Everything that people do in rooms."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from base import clock, events, files, keys, limits
from base.errors import Invalid
from base.text import CHAT, NAME, line, render, stored
from base.text.normal import blank
from networks.membership.models import Network
from networks.membership.queries import membership_of
from networks.people.models import Person
from realtime.chat import policies
from realtime.chat.events import MessageSaid, RoomOpened
from realtime.chat.models import GENERAL, Change, ChangeKind, Message, Room

ACT = "chat.say"
HOLDER = "message"  # what files of messages hang on
# Steady talk, and what an outbox sends at once after a tunnel.
STEADY = limits.Rate(ACT, times=30, seconds=60)
BURST = limits.Rate(f"{ACT}.burst", times=15, seconds=5)


def say(person: Person, room: Room, *, text: str, client_id: str) -> Message:
    """Say something in a room, for members and leads of its network.

    The message gets the room's next number before anybody hears of it. The same `client_id` with the same
    text answers with the message that was stored the first time. Raises Refused, TooFast, Invalid (empty or
    over 4,000 characters) and Conflict (another text under the same `client_id`).
    """
    policies.say(membership_of(person, room.network)).enforce()
    limits.hit(STEADY, person.pk)
    limits.hit(BURST, person.pk)
    source = _clean(text)
    # Before the transaction: hostile text costs up to 150 ms, and the room's row is locked by then.
    rendered = render(source, cap=CHAT)
    with transaction.atomic():
        claim = keys.claim(person.pk, ACT, client_id, {"room": room.pk, "text": source})
        if claim.result is not None:
            return Message.objects.get(pk=claim.result)
        number = _next_number(room)
        message = Message.objects.create(
            room=room,
            number=number,
            author=person,
            organisation=person.organisation,
            organisation_name=person.organisation.name,
            source=source,
            html=rendered.html,
            renderer=rendered.version,
            said_at=clock.now(),
        )
        Change.objects.create(room=room, number=number, kind=ChangeKind.SAID, message=message)
        files.attach(person.pk, source, kind=HOLDER, object_id=message.pk)
        events.record(MessageSaid(message_id=message.pk, room_id=room.pk, number=number))
        claim.settle(message.pk)
    return message


def open_room(person: Person, network: Network, *, name: str, slug: str) -> Room:
    """Make a room in a network, for its leads and for site administrators.

    `slug` is the last word of its address, unique in the network. Raises Refused and Invalid.
    """
    policies.open_room(person, membership_of(person, network)).enforce()
    name = line(name)
    if not name or len(name) > NAME:
        raise Invalid({"name": [_("Give the room a name of at most %(n)s characters.") % {"n": NAME}]})
    with transaction.atomic():
        room, made = Room.objects.get_or_create(
            network=network, slug=slug, defaults={"name": name, "created_at": clock.now()}
        )
        if not made:
            raise Invalid({"slug": [_("The network already has a room with that address.")]})
        events.record(RoomOpened(room_id=room.pk))
    return room


def ensure_general_room(network_id: int) -> None:
    """Give a network the room that every network has; does nothing where it is or the network is gone."""
    with transaction.atomic():
        network = Network.objects.filter(pk=network_id).first()
        if network is None:
            return
        room, made = Room.objects.get_or_create(
            network=network, slug=GENERAL, defaults={"name": "Allmänt", "created_at": clock.now()}
        )
        if made:
            events.record(RoomOpened(room_id=room.pk))


def _clean(text: str) -> str:
    source = stored(text).strip()
    if blank(source):
        raise Invalid({"text": [_("Write something first.")]})
    if len(source) > CHAT:
        raise Invalid({"text": [_("A message has at most %(n)s characters.") % {"n": CHAT}]})
    return source


def _next_number(room: Room) -> int:
    """Take the room's next number. The update locks the row until commit: numbers follow the commits."""
    rows = Room.objects.filter(pk=room.pk)
    rows.update(number=F("number") + 1)
    return rows.values_list("number", flat=True).get()
