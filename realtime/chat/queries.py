"""Who sees which room and message: the members of its network, as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from networks.membership.models import Network

if TYPE_CHECKING:
    from networks.people.models import Person
    from realtime.chat.models import Message, Room


class RoomQuerySet(models.QuerySet["Room"]):
    """Adjectives for rooms."""

    def visible_to(self, person: Person) -> RoomQuerySet:
        """Rooms of the networks that the person is a member of, in any role."""
        return self.filter(network__in=Network.objects.of_member(person))


class MessageQuerySet(models.QuerySet["Message"]):
    """Adjectives for messages."""

    def visible_to(self, person: Person) -> MessageQuerySet:
        """Messages of the rooms that the person may follow."""
        return self.filter(room__network__in=Network.objects.of_member(person))
