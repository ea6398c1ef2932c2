"""What the directory of networks shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from base.alphabet import spelled
from base.paging import Page, placed
from networks.membership import policies
from networks.membership.models import Membership, Network
from networks.people.models import Person

SIZE = 30


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network as the directory shows it: `role` is mine ("" = none), `may` is join, ask, wait or ""."""

    network: Network
    members: int
    role: str
    may: str


def directory_page(
    person: Person,
    *,
    text: str = "",
    mine: bool = False,
    visibility: str = "",
    after: int | None = None,
    before: int | None = None,
) -> Page[NetworkRow]:
    """Return the networks that the person may know of, in one query (two with a cursor)."""
    every = Network.objects.visible_to(person).alphabetical()
    rows = every
    if text:
        rows = rows.filter(Q(sorts_as__contains=spelled(text)) | Q(name_en__icontains=text))
    if mine:
        rows = rows.of_member(person)
    if visibility:
        rows = rows.filter(visibility=visibility)
    page = placed(_told(rows, person), among=every, size=SIZE, after=after, before=before)
    return Page([_row(person, network) for network in page.items], page.before, page.after)


def _told(rows: QuerySet[Network], person: Person) -> QuerySet[Network]:
    active = Membership.objects.active().filter(network=OuterRef("pk"))
    members = active.order_by().values("network").annotate(n=Count("pk")).values("n")
    waits = person.join_requests.waiting().filter(network=OuterRef("pk"))
    return rows.annotate(
        members=Coalesce(Subquery(members), 0),
        my_role=Coalesce(Subquery(active.filter(person=person).values("role")[:1]), Value("")),
        waits=Exists(waits),
    )


def _row(person: Person, network: Network) -> NetworkRow:
    told = vars(network)
    return NetworkRow(network, told["members"], told["my_role"], _may(person, network, told))


def _may(person: Person, network: Network, told: dict[str, object]) -> str:
    if told["my_role"]:
        return ""
    if policies.join(person, network):
        return "join"  # also who has asked, when the network is open now
    if told["waits"]:
        return "wait"
    return "ask" if policies.ask_to_join(person, network, None) else ""
