"""The people who may read a network: `readable_by` seen from its other side, for who is to be mentioned there."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from base.alphabet import spelled
from networks.membership.models import Membership, Network
from networks.people.models import Person

OFFERED = 8
_SPACE = spelled(" ")


def readers_of(network: Network) -> QuerySet[Person]:
    """Return the people who can sign in and may read the network's content.

    Members in any role; in an open network everybody whose organisation takes part and who is known to be of it.
    """
    inside = Q(Exists(_memberships(network)))
    if network.visibility == "open":
        inside |= Q(
            organisation__member_since__isnull=False,
            organisation__closed_at__isnull=True,
            confirmed_at__isnull=False,
        )
    people: QuerySet[Person] = Person.objects.active().filter(closed_at__isnull=True)
    return people.filter(inside)


def find_readers(network: Network, text: str, limit: int = OFFERED) -> list[Person]:
    """Return readers of whose name a word begins with `text`, or whose organisation's does, members first.

    Two queries at most: whoever is in the network is looked for first, and usually that is enough.
    """
    word = spelled(" ".join(text.split()))
    if not word:
        return []
    named = _begins("sorts_as", word)
    who = readers_of(network).select_related("organisation").order_by("sorts_as", "pk")
    found = list(who.filter(Exists(_memberships(network)), named)[:limit])
    if len(found) < limit:
        rest = who.exclude(pk__in=[each.pk for each in found])
        found += rest.filter(named | _begins("organisation__sorts_as", word))[: limit - len(found)]
    return found


def outside(network: Network, person_ids: Collection[int]) -> list[Person]:
    """Return those of the people who may not read the network, by name (one query); closed accounts left out."""
    if not person_ids:
        return []
    asked = Person.objects.filter(pk__in=person_ids, closed_at__isnull=True)
    readers = readers_of(network).filter(pk__in=person_ids).values("pk")
    return list(asked.exclude(pk__in=readers).order_by("sorts_as", "pk"))


def _memberships(network: Network) -> QuerySet[Membership]:
    return Membership.objects.filter(network=network, person=OuterRef("pk"), ended_at__isnull=True)


def _begins(column: str, word: str) -> Q:
    """A word of the name begins so. Columns like these hold small letters of a to z alone, whatever the case."""
    return Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": _SPACE + word})
