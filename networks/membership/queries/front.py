"""What fronts show of networks: figures of the open ones for visitors, and who leads a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Subquery

# Not the names in it: the models are made of these querysets.
from networks.membership import models as stored
from networks.membership.queries import MembershipQuerySet, count_members

if TYPE_CHECKING:
    from networks.membership.models import Membership, Network


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """How many open networks there are, and how many organisations have members in them."""

    networks: int
    organisations: int


def open_counts() -> OpenCounts:
    """Return the figures of the open networks, for everybody, signed in or not (two queries)."""
    networks = stored.Network.objects.open()
    members = stored.Membership.objects.active().filter(network__in=networks)
    found = members.aggregate(n=Count("person__organisation", distinct=True))
    return OpenCounts(networks.count(), found["n"])


@dataclass(frozen=True, slots=True)
class Company:
    """Who leads a network, by name, and how many members it has, leads included."""

    leads: Sequence[Membership]
    members: int


def leads_of(network: Network) -> Sequence[Membership]:
    """Return who leads a network, by name, for whoever sees that it exists (one query)."""
    return list(_leads(network))


def company_of(network: Network) -> Company:
    """Return leads and number of members of a network, for whoever sees that it exists.

    One query: the leads bring the number along. A network that has lost its leads costs a second one.
    """
    active = stored.Membership.objects.active().filter(network=OuterRef("network")).order_by()
    number = active.values("network").annotate(n=Count("pk")).values("n")
    leads = list(_leads(network).annotate(company=Subquery(number)))
    if not leads:
        return Company(leads, count_members(network))
    return Company(leads, leads[0].company)  # type: ignore[attr-defined]  # annotated above


def _leads(network: Network) -> MembershipQuerySet:
    return network.memberships.leads().select_related("person__organisation").order_by("person__sorts_as")
