"""Who sees which room and message: the members of its network, as they are now. And what a room's page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.safestring import SafeString

from base import text
from base.paging import keyset
from networks.membership.models import Membership, Network
from networks.people.models import Person
from networks.people.workplaces import workplace
from realtime.chat.queries.attached import files_shown
from realtime.chat.queries.linked import titles_linked

if TYPE_CHECKING:
    from networks.membership.queries.seeing import MembershipQuerySet
    from networks.people.queries import PersonQuerySet
    from realtime.chat.models import Change, Message, Room

PAGE = 50
# Within this the same person's next message stands under the first one's name.
RUN = timedelta(minutes=5)
# What a network's front shows of messages: every other column costs time on a page that all begin with.
PEEKED = ("source", "author__name", "author__closed_at", "room__slug", "room__name", "room__network")


class RoomQuerySet(models.QuerySet["Room"]):
    """Adjectives for rooms."""

    def visible_to(self, person: Person) -> RoomQuerySet:
        """Open rooms of the networks that the person is a member of, in any role; invited ones with a seat.

        Leads are in every room of their network.
        """
        return self.filter(followed_by(person))

    def alive(self) -> RoomQuerySet:
        """Rooms that are not archived."""
        return self.filter(archived_at__isnull=True)


class MessageQuerySet(models.QuerySet["Message"]):
    """Adjectives for messages."""

    def visible_to(self, person: Person) -> MessageQuerySet:
        """Messages of the rooms that the person may follow."""
        return self.filter(followed_by(person, "room__"))

    def with_authors(self) -> MessageQuerySet:
        """Messages with what a page shows beside them."""
        return self.select_related("author", "organisation")


class ChangeQuerySet(models.QuerySet["Change"]):
    """Adjectives for changes."""

    def with_messages(self) -> ChangeQuerySet:
        """Changes with the messages that they changed and their authors, and with their room."""
        return self.select_related("message__author", "message__organisation", "room__network")


def followed_by(person: Person, path: str = "") -> Q:
    """Return the rule of `visible_to` for rows of another table, whose room is found by `path`.

    A seat holds as long as the membership that it was given to: who left and came back needs a new one.
    """
    mine = Membership.objects.filter(
        network=OuterRef(f"{path}network"), person=person, ended_at__isnull=True
    ).order_by()
    seat = Q(person__seats__room=OuterRef(f"{path}pk"), person__seats__at__gte=F("joined_at"))
    is_open = Q(**{f"{path}access": "open"})
    known = person.member_of  # what the page's frame has read already
    is_member = Q(Exists(mine)) if known is None else Q(**{f"{path}network__in": known})
    return is_open & is_member | ~is_open & Q(Exists(mine.filter(Q(role="lead") | seat)))


@dataclass(frozen=True, slots=True)
class Line:
    """One message as it stands on a page; an empty one is what the page's <template> is made of."""

    number: int = 0
    author_id: int = 0
    name: str = ""
    organisation: str = ""
    mark: str = "x"
    at: datetime | None = None
    html: SafeString | str = ""
    mine: bool = False
    # The first of its day (on the page), so that the day is written above it.
    opens_day: bool = False
    # Said by the same person as the one above, soon after it: the name is not repeated.
    continues: bool = False


@dataclass(frozen=True, slots=True)
class RoomPage:
    """What the page of a room shows: lines oldest first, and the number to ask for older ones with."""

    room: Room
    lines: Sequence[Line]
    before: int | None


def rooms_of(person: Person, network: Network) -> Sequence[Room]:
    """Return the network's rooms that the person may follow, the general one first, archived ones too."""
    from realtime.chat.models import Room  # the models are made of these querysets

    return list(Room.objects.visible_to(person).filter(network=network).select_related("network"))


def latest(person: Person, network: Network, n: int) -> Sequence[Message]:
    """Return the last `n` messages of the room that spoke last, oldest first; none for who is no member."""
    from realtime.chat.models import Message, Room  # the models are made of these querysets

    # Of each room the last message, by the index of its numbers: the room's own may be that of another change.
    last = Message.objects.filter(room=OuterRef("pk")).order_by("-number").values("said_at")[:1]
    rooms = Room.objects.visible_to(person).alive().filter(network=network).annotate(last=Subquery(last))
    talking = rooms.order_by(F("last").desc(nulls_last=True), "-pk").values("pk")[:1]
    said = Message.objects.filter(room=Subquery(talking)).select_related("author", "room").only(*PEEKED)
    messages = list(said.order_by("-number")[:n])[::-1]
    for message in messages:
        message.room.network = network
    return messages


def room_page(person: Person, room: Room, *, before: int | None = None) -> RoomPage:
    """Return the latest messages of a room, or those before a number, for somebody who may follow it.

    Four queries at most, whatever the size of the room (one when no person, thread or file is shown).
    `room.number` was read before the messages, so a page that follows the room from there misses nothing.
    """
    said = room.messages.with_authors()
    # Descending: what lies "after" a number in this order is older.
    page = keyset(said, by="number", size=PAGE, descending=True, after=before)
    messages = page.items[::-1]
    return RoomPage(room, _lines(person, room, messages), page.after)


def _lines(person: Person, room: Room, messages: Sequence[Message]) -> list[Line]:
    names, files = names_mentioned(messages), files_shown(messages)
    titles = titles_linked(room.pk, messages)
    lines: list[Line] = []
    above: Message | None = None
    for message in messages:
        opens_day = above is None or _day(above) != _day(message)
        html = text.titled(text.fill_in(message.html, names), titles, settings.BASE_URL)
        lines.append(
            Line(
                number=message.number,
                author_id=message.author_id,
                name=message.author.shown_name,
                organisation=workplace(
                    message.organisation_name, None if is_unconfirmed(message) else message.said_at
                ),
                mark=message.organisation.mark,
                at=message.said_at,
                html=text.safe(files.fill(message.pk, html)),
                mine=message.author_id == person.pk,
                opens_day=opens_day,
                continues=above is not None and not opens_day and _in_run(above, message),
            )
        )
        above = message
    return lines


def is_unconfirmed(message: Message) -> bool:
    """Whether nobody has confirmed that its author works where they said it for."""
    author = message.author
    here = author.organisation_id == message.organisation_id
    return here and author.confirmed_at is None and not author.is_closed


def _day(message: Message) -> date:
    return timezone.localtime(message.said_at).date()


def _in_run(above: Message, message: Message) -> bool:
    return above.author_id == message.author_id and message.said_at - above.said_at < RUN


def names_mentioned(messages: Iterable[Message]) -> Mapping[int, str]:
    """Return the names, as they are now, of everybody mentioned in the messages."""
    ids = {each for message in messages if "@[" in message.source for each in text.mentions(message.source)}
    if not ids:
        return {}
    return {each.pk: each.shown_name for each in Person.objects.filter(pk__in=ids).only("name", "closed_at")}


def readers(room_id: int, person_ids: Collection[int]) -> set[int]:
    """Return those of the people who may follow the room now: the rule of `visible_to`, for many at once."""
    return set(_following(room_id).filter(person_id__in=person_ids).values_list("person_id", flat=True))


def followers(room: Room) -> PersonQuerySet:
    """Return the people who may follow the room now, and can sign in: whom to mention in it."""
    theirs = _following(room.pk).filter(person=OuterRef("pk"))
    people: PersonQuerySet = Person.objects.active().filter(Exists(theirs), closed_at__isnull=True)
    return people


def _following(room_id: int) -> MembershipQuerySet:
    seat = Q(person__seats__room=room_id, person__seats__at__gte=F("joined_at"))
    rule = Q(network__rooms__access="open") | Q(role="lead") | seat
    return Membership.objects.active().filter(rule, network__rooms=room_id)


def numbers(room_ids: Collection[int]) -> Mapping[int, int]:
    """Return the newest number of each room."""
    from realtime.chat.models import Room  # the models are made of these querysets

    return dict(Room.objects.filter(pk__in=room_ids).values_list("pk", "number"))


def changes_after(room_id: int, number: int, limit: int) -> Sequence[Change]:
    """Return what happened in a room after a number, in order, at most `limit`."""
    from realtime.chat.models import Change  # the models are made of these querysets

    changes = Change.objects.filter(room_id=room_id, number__gt=number).with_messages()
    return list(changes.order_by("number")[:limit])


def every_message() -> MessageQuerySet:
    """Return all messages, whoever may see them: for texts that are rendered again."""
    from realtime.chat.models import Message  # the models are made of these querysets

    return Message.objects.all()
