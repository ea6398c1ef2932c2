"""What a network's members page shows: by organisation, then by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from base.alphabet import spelled
from base.paging import Page, placed
from networks.membership.models import Membership, Network
from networks.membership.queries.wearing import worn_by
from networks.membership.texts import WORN
from networks.organisations.models import Organisation

SIZE = 50
MOST_FOUND = 20  # members that a name finds; more of the name finds fewer


@dataclass(frozen=True, slots=True)
class OrganisationGroup:
    """The members of one organisation on a page; the organisation itself may go on on the next page."""

    organisation: Organisation
    members: Sequence[Membership]


def members_page(
    network: Network, *, after: int | None = None, before: int | None = None
) -> Page[OrganisationGroup]:
    """Return a page of active members, for whoever may read the network: two queries (three with a cursor).

    Each has `wears`: the roles on posts, in words, that leads have granted.

    `after` and `before` are ids of people. Somebody who has left meanwhile still marks the place.
    """
    rows = _placed(network.memberships.active()).select_related("person__organisation")
    once = _placed(network.memberships.all())
    page = placed(rows, among=once, cursor="person_id", size=SIZE, after=after, before=before)
    items = page.items
    worn = worn_by(network, [each.person_id for each in items])
    for each in items:
        each.wears = [str(WORN[role]).lower() for role in worn.get(each.person_id, ())]  # type: ignore[attr-defined]
    groups = groupby(items, key=lambda membership: membership.person.organisation)
    found = [OrganisationGroup(organisation, list(members)) for organisation, members in groups]
    return Page(found, page.before, page.after)


def member(network: Network, person_id: int) -> Membership | None:
    """Return an active membership of the network with its person, for what leads do to it."""
    rows = network.memberships.active().filter(person=person_id)
    return rows.select_related("person__organisation").first()


def once_member(network_id: int, person_id: int) -> Membership | None:
    """Return a membership, ended or not, of somebody who can still sign in: for a mail about it."""
    rows = Membership.objects.filter(network=network_id, person=person_id, person__is_active=True)
    return rows.select_related("person", "network").first()


def members_named(network: Network, text: str) -> Sequence[Membership]:
    """Return the active members whose name has the text in it, by name: what a lead chooses one from."""
    rows = network.memberships.active().filter(person__sorts_as__contains=spelled(text))
    return list(rows.select_related("person__organisation").order_by("person__sorts_as", "pk")[:MOST_FOUND])


def _placed(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    """Add `place`: organisation, then name, each in the Swedish order; ids make it unique.

    The zeros stand before any letter and digit that a name can begin with, so a shorter name comes first and
    the people of two organisations never mix.
    """
    zero = Value("0")
    organisation, person = "person__organisation__sorts_as", "person__sorts_as"
    ids = (Cast("person__organisation_id", CharField()), Cast("person_id", CharField()))
    return rows.annotate(place=Concat(organisation, zero, ids[0], zero, person, zero, ids[1]))
