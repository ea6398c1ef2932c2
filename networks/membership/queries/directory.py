"""What the directory of networks shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from base.alphabet import spelled
from base.paging import Page, keyset
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


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """Rows in the Swedish order, and the ids to ask the neighbours with."""

    rows: list[NetworkRow]
    before: int | None
    after: int | None


def directory_page(
    person: Person,
    *,
    text: str = "",
    mine: bool = False,
    visibility: str = "",
    after: int | None = None,
    before: int | None = None,
) -> DirectoryPage:
    """Return the networks that the person may know of, in one query (two with a cursor)."""
    rows = Network.objects.visible_to(person)
    if text:
        rows = rows.filter(Q(sorts_as__contains=spelled(text)) | Q(name_en__icontains=text))
    if mine:
        rows = rows.of_member(person)
    if visibility:
        rows = rows.filter(visibility=visibility)
    page: Page[Network] = keyset(
        _told(rows, person), by="place", size=SIZE, after=_place(person, after), before=_place(person, before)
    )
    found = [_row(person, network) for network in page.items]
    first, last = (found[0].network.pk, found[-1].network.pk) if found else (None, None)
    return DirectoryPage(found, first if page.before else None, last if page.after else None)


def _told(rows: QuerySet[Network], person: Person) -> QuerySet[Network]:
    active = Membership.objects.active().filter(network=OuterRef("pk"))
    members = active.order_by().values("network").annotate(n=Count("pk")).values("n")
    waits = person.join_requests.waiting().filter(network=OuterRef("pk"))
    return _placed(rows).annotate(
        members=Coalesce(Subquery(members), 0),
        my_role=Coalesce(Subquery(active.filter(person=person).values("role")[:1]), Value("")),
        waits=Exists(waits),
    )


def _placed(rows: QuerySet[Network]) -> QuerySet[Network]:
    return rows.annotate(place=Concat("sorts_as", Value("0"), Cast("id", CharField())))


def _place(person: Person, network_id: int | None) -> str | None:
    if network_id is None:
        return None
    rows = _placed(Network.objects.visible_to(person).filter(pk=network_id))
    place: str | None = rows.values_list("place", flat=True).first()  # type: ignore[misc]  # annotated
    return place


def _row(person: Person, network: Network) -> NetworkRow:
    told = vars(network)
    return NetworkRow(network, told["members"], told["my_role"], _may(person, network, told))


def _may(person: Person, network: Network, told: dict[str, object]) -> str:
    if told["my_role"]:
        return ""
    if told["waits"]:
        return "wait"
    if policies.join(person, network):
        return "join"
    return "ask" if policies.ask_to_join(person, network, None) else ""
