"""What administrators see of networks: that they are there, and how many lead them. Nothing of their content."""

from __future__ import annotations

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from base.alphabet import spelled
from base.paging import Page, keyset
from networks.membership.models import Membership, Network
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
    rows = _placed(_all(person))
    if text:
        rows = rows.filter(sorts_as__contains=spelled(text))
    if leaderless:
        rows = rows.filter(_leaderless())
    return keyset(
        rows.annotate(leads=LEADS), by="place", size=SIZE, after=_place(after), before=_place(before)
    )


def network(person: Person, network_id: int) -> Network | None:
    """Return one with `leads`, for administrators."""
    found = _all(person).annotate(leads=LEADS).filter(pk=network_id)
    return found.first()


def count_leaderless() -> int:
    """Return how many networks nobody leads; archived ones need no lead."""
    return Network.objects.filter(_leaderless(), archived_at=None).count()


def _all(person: Person) -> QuerySet[Network]:
    return Network.objects.all() if administer(person) else Network.objects.none()


def _leaderless() -> Q:
    return ~Q(Exists(Membership.objects.leads().filter(network=OuterRef("pk"))))


def _placed(rows: QuerySet[Network]) -> QuerySet[Network]:
    return rows.annotate(place=Concat("sorts_as", Value("0"), Cast("id", CharField())))


def _place(network_id: int | None) -> str | None:
    if network_id is None:
        return None
    rows = _placed(Network.objects.filter(pk=network_id))
    place: str | None = rows.values_list("place", flat=True).first()  # type: ignore[misc]  # annotated
    return place
