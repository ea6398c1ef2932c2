"""Saying something in a room."""

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, events, files, keys, limits
from base.errors import Invalid
from base.text import CHAT, render, stored
from base.text.normal import blank
from networks.membership.queries import membership_of
from networks.people.models import Person
from realtime.chat import policies
from realtime.chat.actions.rows import next_number
from realtime.chat.events import MessageSaid
from realtime.chat.models import Change, ChangeKind, Message, Room
from realtime.chat.queries.attached import HOLDER

ACT = "chat.say"
# Steady talk, and what an outbox sends at once after a tunnel.
STEADY = limits.Rate(ACT, times=30, seconds=60)
BURST = limits.Rate(f"{ACT}.burst", times=15, seconds=5)


def say(person: Person, room: Room, *, text: str, client_id: str) -> Message:
    """Say something in a room, for those of its followers who may write there.

    The message gets the room's next number before anybody hears of it. The same `client_id` with the same
    text answers with the message that was stored the first time. Raises Refused, TooFast, Invalid (empty or
    over 4,000 characters) and Conflict (another text under the same `client_id`).
    """
    mine = membership_of(person, room.network)
    policies.say(mine, room).enforce()
    limits.hit(STEADY, person.pk)
    limits.hit(BURST, person.pk)
    source = _clean(text)
    # Before the transaction: hostile text costs up to 150 ms, and the room's row is locked by then.
    rendered = render(source, cap=CHAT)
    with transaction.atomic():
        claim = keys.claim(person.pk, ACT, client_id, {"room": room.pk, "text": source})
        if claim.result is not None:
            return Message.objects.get(pk=claim.result)
        now = next_number(room)
        # As it is under its lock: a lead may have closed it while the text was rendered.
        policies.say(mine, now).enforce()
        message = Message.objects.create(
            room=room,
            number=now.number,
            author=person,
            organisation=person.organisation,
            organisation_name=person.organisation.name,
            source=source,
            html=rendered.html,
            renderer=rendered.version,
            said_at=clock.now(),
        )
        Change.objects.create(room=room, number=now.number, kind=ChangeKind.SAID, message=message)
        files.attach(person.pk, source, kind=HOLDER, object_id=message.pk)
        events.record(MessageSaid(message_id=message.pk, room_id=room.pk, number=now.number))
        claim.settle(message.pk)
    return message


def _clean(text: str) -> str:
    source = stored(text).strip()
    if blank(source):
        raise Invalid({"text": [_("Write something first.")]})
    if len(source) > CHAT:
        raise Invalid({"text": [_("A message has at most %(n)s characters.") % {"n": CHAT}]})
    return source
