"""May this person do this in a room that they already see? Pure: no query, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.policy import OK, Answer, No
from networks.membership import policies as membership

if TYPE_CHECKING:
    from networks.membership.models import Membership
    from networks.people.models import Person
    from realtime.chat.models import Room


def read(mine: Membership | None) -> Answer:
    """Whether they may follow the network's rooms: members of any role, in an open network too."""
    return OK if mine is not None and mine.is_active else No("chat_for_members")


def say(mine: Membership | None, room: Room) -> Answer:
    """Whether they may say something: members and leads, as far as the room takes it; an observer reads.

    What holds for everybody comes first: an observer of an archived room reads that it is archived.
    """
    if mine is None or not mine.is_active:
        return membership.write(mine)
    if mine.network.archived_at is not None:
        return No("archived")
    if room.archived_at is not None:
        return No("room_archived")
    if room.writing == "nobody":
        return No("room_read_only")
    if room.writing == "leads" and not mine.is_lead:
        return No("room_for_announcements")
    return membership.write(mine)


def open_room(person: Person, mine: Membership | None) -> Answer:
    """Whether they may make a room: the network's leads, and whoever runs the site."""
    return OK if person.is_admin else membership.keep(mine)


def keep_room(mine: Membership | None) -> Answer:
    """Whether they may change a room of the network and who is in it: its leads."""
    return membership.keep(mine)


def change_access(room: Room, access: str) -> Answer:
    """Whether a room may be for those: the general one is everybody's."""
    return No("general_room") if room.is_general and access != "open" else OK


def archive_room(mine: Membership | None, room: Room) -> Answer:
    """Whether they may archive a room: leads, but not the one that every network has."""
    return keep_room(mine) and (No("general_room") if room.is_general else OK)


def seat(mine: Membership | None, room: Room, theirs: Membership) -> Answer:
    """Whether they may let a member into a room: leads, into one that not everybody is in."""
    if not keep_room(mine):
        return keep_room(mine)
    if not theirs.is_active or theirs.network_id != room.network_id:
        return No("not_member")
    return OK if room.access == "invited" else No("room_is_open")
