"""What a visitor may know of networks: figures from the open ones only."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from networks.membership import (
    models as stored,
)  # not the names in it: the models are made of these querysets


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
