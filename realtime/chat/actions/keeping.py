"""Making rooms and keeping them: what they are called, who is in them, who writes, and their end."""

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, events, keys, slugs
from base.basis import check
from base.errors import Invalid
from base.text import NAME, line
from networks.membership.models import Network
from networks.membership.queries import membership_of
from networks.people.models import Person
from realtime.chat import policies
from realtime.chat.actions.rows import lock, log, note
from realtime.chat.events import RoomOpened
from realtime.chat.models import GENERAL, PURPOSE, Access, Room, Writing
from realtime.chat.queries.keeping import texts_of

MOST_ROOMS = 100  # in a network, archived ones too


def open_room(
    person: Person,
    network: Network,
    *,
    name: str,
    slug: str = "",
    purpose: str = "",
    access: str = Access.OPEN,
    writing: str = Writing.ALL,
    key: str = "",
) -> Room:
    """Make a room in a network, for its leads and for site administrators.

    `slug` is the last word of its address, unique in the network; made from the name when empty. The same `key`
    again answers with the same room. Raises Refused, Invalid, Conflict.
    """
    policies.open_room(person, membership_of(person, network)).enforce()
    values = _clean(name=name, purpose=purpose, access=access, writing=writing)
    with transaction.atomic():
        claim = keys.claim(person.pk, "chat.open_room", key, {**values, "network": network.pk, "slug": slug})
        if claim.result is not None:
            return Room.objects.select_related("network").get(pk=claim.result)
        # The network's row is the queue: two rooms of one name get two addresses.
        network = Network.objects.select_for_update(no_key=True).get(pk=network.pk)
        policies.open_room(person, membership_of(person, network)).enforce()
        slug = slug or _free_slug(network, str(values["name"]))
        _check_room_for(network, slug)
        room = Room.objects.create(network=network, slug=slug, created_at=clock.now(), **values)
        log(person, room, "chat.open_room", access=access, writing=writing)
        events.record(RoomOpened(room_id=room.pk))
        claim.settle(room.pk)
    return room


@transaction.atomic
def change_room(
    person: Person, room: Room, *, name: str, purpose: str, access: str, writing: str, basis: str = ""
) -> Room:
    """Change what a room is called and for, who follows it and who writes in it, for leads; at once on open pages.

    `basis` is the name of what the lead had before them (`base.basis`). The general room keeps its name and is
    everybody's. Raises Refused("not_lead", "archived", "general_room"), Invalid and Conflict.
    """
    room = lock(room)
    policies.keep_room(membership_of(person, room.network)).enforce()
    policies.change_access(room, access).enforce()
    now = texts_of(room)
    values = _clean(
        name=room.name if room.is_general else name, purpose=purpose, access=access, writing=writing
    )
    changed = sorted(each for each in values if values[each] != now[each])
    if not changed:
        return room
    check(basis, now)
    for each in changed:
        setattr(room, each, values[each])
    room.save(update_fields=changed)
    told = {each: values[each] for each in changed if each in {"access", "writing"}}
    log(person, room, "chat.change_room", **told)
    note(room)
    return room


@transaction.atomic
def archive_room(person: Person, room: Room) -> Room:
    """Let a room be read and no longer written in, for leads. Again: nothing more happens.

    Raises Refused("not_lead", "archived", "general_room").
    """
    room = lock(room)
    policies.archive_room(membership_of(person, room.network), room).enforce()
    if room.archived_at is None:
        room.archived_at = clock.now()
        room.save(update_fields=["archived_at"])
        log(person, room, "chat.archive_room")
        note(room)
    return room


@transaction.atomic
def take_up_room(person: Person, room: Room) -> Room:
    """Let an archived room live again, for leads. Again: nothing more happens.

    Raises Refused("not_lead", "archived").
    """
    room = lock(room)
    policies.keep_room(membership_of(person, room.network)).enforce()
    if room.archived_at is not None:
        room.archived_at = None
        room.save(update_fields=["archived_at"])
        log(person, room, "chat.take_up_room")
        note(room)
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


@transaction.atomic
def note_rooms(network_id: int) -> None:
    """Let the open pages of a network's rooms hear that the network is archived, or lives again."""
    for room in Room.objects.filter(network=network_id).select_related("network").order_by("pk"):
        note(room)


def _clean(*, name: str, purpose: str, access: str, writing: str) -> dict[str, str]:
    name, purpose = line(name), line(purpose)
    if not name or len(name) > NAME:
        raise Invalid({"name": [_("Give the room a name of at most %(n)s characters.") % {"n": NAME}]})
    if len(purpose) > PURPOSE:
        raise Invalid({"purpose": [_("At most %(n)s characters.") % {"n": PURPOSE}]})
    if access not in Access.values:
        raise Invalid({"access": [_("Choose who follows the room.")]})
    if writing not in Writing.values:
        raise Invalid({"writing": [_("Choose who writes in the room.")]})
    return {"name": name, "purpose": purpose, "access": access, "writing": writing}


def _check_room_for(network: Network, slug: str) -> None:
    """Raise Invalid where the address is taken or is none, and when the network is full."""
    taken = network.rooms.values_list("slug", flat=True)
    if slug in taken or not slugs.slug_ok(slug):
        raise Invalid({"slug": [_("The network already has a room with that address.")]})
    if len(taken) >= MOST_ROOMS:
        raise Invalid({"": [_("A network has at most %(n)s rooms.") % {"n": MOST_ROOMS}]})


def _free_slug(network: Network, name: str) -> str:
    """Return an address that a name suggests and no room of the network has."""
    taken = set(network.rooms.values_list("slug", flat=True))
    wished = slugs.slug_of(name)[: slugs.LONGEST - 4].strip("-") or "rum"
    numbered = (f"{wished}-{n}" for n in range(2, MOST_ROOMS + 3))
    return next(each for each in (wished, *numbered) if each not in taken)
