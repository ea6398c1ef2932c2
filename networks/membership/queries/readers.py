"""The people who may read a network: `readable_by` seen from its other side, for who is to be mentioned there."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from base.alphabet import HIGHEST, spelled, words_of
from networks.membership.models import Membership, Network
from networks.organisations.models import Organisation
from networks.people.models import Person

OFFERED = 8
LOOKED_AT = 40
COLUMNS = ("name", "sorts_as", "organisation__name")


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
    return _people().filter(inside)


def find_readers(network: Network, text: str, limit: int = OFFERED) -> list[Person]:
    """Return readers whose name, or a word of it, begins with `text`; where none is, those whose organisation does.

    Members first, then others, by name; of a text with which very many begin, some. Three queries at most, the
    first of which is mostly enough; names are looked up in indexes.
    """
    word = spelled(" ".join(text.split()))
    if not word:
        return []
    found = _named(_people().filter(Exists(_memberships(network))), word)[:limit]
    if len(found) < limit and network.visibility == "open":
        known = {each.pk for each in found}
        found += [each for each in _named(readers_of(network), word) if each.pk not in known]
    return (found or _of_organisations(readers_of(network), word))[:limit]


def find_among(people: QuerySet[Person], text: str, limit: int = OFFERED) -> list[Person]:
    """The same of people who are found by another rule: by names, else by organisation. Two queries at most."""
    word = spelled(" ".join(text.split()))
    if not word:
        return []
    return (_named(people, word) or _of_organisations(people, word))[:limit]


def outside(network: Network, person_ids: Collection[int]) -> list[Person]:
    """Return those of the people who may not read the network, by name (one query); closed accounts left out."""
    return outside_of(readers_of(network), person_ids)


def outside_of(people: QuerySet[Person], person_ids: Collection[int]) -> list[Person]:
    """Return those of the ids who are none of the people, by name (one query); closed accounts left out."""
    if not person_ids:
        return []
    asked = Person.objects.filter(pk__in=person_ids, closed_at__isnull=True)
    readers = people.filter(pk__in=person_ids).values("pk")
    return list(asked.exclude(pk__in=readers).order_by("sorts_as", "pk"))


def _memberships(network: Network) -> QuerySet[Membership]:
    return Membership.objects.filter(network=network, person=OuterRef("pk"), ended_at__isnull=True)


def _people() -> QuerySet[Person]:
    people: QuerySet[Person] = Person.objects.active().filter(closed_at__isnull=True)
    return people


def _named(people: QuerySet[Person], word: str) -> list[Person]:
    """Return people of whose name a word begins so, by name: `LOOKED_AT` of them at most, then put in order."""
    columns = {f"name_{name}": words for name, words in words_of().items()}
    begins = (Q(**{f"{name}__gte": word, f"{name}__lt": word + HIGHEST}) for name in columns)
    return _offered(people.alias(**columns).filter(reduce(or_, begins)))


def _of_organisations(people: QuerySet[Person], word: str) -> list[Person]:
    theirs = Organisation.objects.filter(sorts_as__startswith=word).values("pk")
    return _offered(people.filter(organisation__in=theirs))


def _offered(people: QuerySet[Person]) -> list[Person]:
    """Read only what is offered: it is asked for at every letter."""
    rows = people.select_related("organisation").only(*COLUMNS)
    return sorted(rows[:LOOKED_AT], key=_place)


def _place(person: Person) -> tuple[str, int]:
    return person.sorts_as, person.pk
