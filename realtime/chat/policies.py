"""May this person do this in a room that they already see? Pure: no query, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.policy import OK, Answer, No
from networks.membership import policies as membership

if TYPE_CHECKING:
    from networks.membership.models import Membership
    from networks.people.models import Person


def read(mine: Membership | None) -> Answer:
    """Whether they may follow the network's rooms: members of any role, in an open network too."""
    return OK if mine is not None and mine.is_active else No("chat_for_members")


def say(mine: Membership | None) -> Answer:
    """Whether they may say something: members and leads; an observer reads."""
    return membership.write(mine)


def open_room(person: Person, mine: Membership | None) -> Answer:
    """Whether they may make a room: the network's leads, and whoever runs the site."""
    return OK if person.is_admin else membership.lead(mine)
