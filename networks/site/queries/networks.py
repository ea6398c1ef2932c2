"""What administrators see of networks: that they are there, and how many lead them. Nothing of their content."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q

from base.alphabet import spelled
from base.paging import Page, placed
from networks.membership.models import Membership, Network
from networks.membership.queries.seeing import NetworkQuerySet
from networks.people.models import Person
from networks.site.policies import administer

SIZE = 40
LEADS = Count(
    "memberships",
    filter=Q(memberships__ended_at=None, memberships__role="lead", memberships__person__is_active=True),
)


def networks_page(
    person: Person,
    *,
    text: str = "",
    leaderless: bool = False,
    after: int | None = None,
    before: int | None = None,
) -> Page[Network]:
    """Return networks by name, private ones too, each with `leads`: how many (one query, two with a cursor)."""
    every = _all(person).alphabetical()
    rows = every.annotate(leads=LEADS)
    if text:
        rows = rows.filter(sorts_as__contains=spelled(text))
    if leaderless:
        rows = rows.filter(_leaderless())
    return placed(rows, among=every, size=SIZE, after=after, before=before)


def network(person: Person, network_id: int) -> Network | None:
    """Return one with `leads`, for administrators."""
    found = _all(person).annotate(leads=LEADS).filter(pk=network_id)
    return found.first()


def count_leaderless() -> int:
    """Return how many networks nobody leads; archived ones need no lead."""
    return Network.objects.filter(_leaderless(), archived_at=None).count()


def _all(person: Person) -> NetworkQuerySet:
    return Network.objects.all() if administer(person) else Network.objects.none()


def _leaderless() -> Q:
    return ~Q(Exists(Membership.objects.leads().filter(network=OuterRef("pk"))))
