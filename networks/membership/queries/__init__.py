"""Seeing networks: the adjectives first, then what each page shows (directory, about, members)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from networks.membership.queries.seeing import (
    InvitationQuerySet,
    JoinRequestQuerySet,
    MembershipQuerySet,
    NetworkQuerySet,
    WornRoleQuerySet,
    membership_of,
    readable,
)

if TYPE_CHECKING:
    from networks.membership.models import Network

__all__ = [
    "InvitationQuerySet",
    "JoinRequestQuerySet",
    "MembershipQuerySet",
    "NetworkQuerySet",
    "WornRoleQuerySet",
    "count_leads",
    "count_members",
    "membership_of",
    "next_sequence",
    "readable",
]


def count_members(network: Network) -> int:
    """Return how many active members the network has, in any role."""
    return network.memberships.active().count()


def count_leads(network: Network) -> int:
    """Return how many active leads the network has; under its lock where a rule hangs on it."""
    return network.memberships.leads().count()


def next_sequence(network_id: int) -> int:
    """Take the network's next number for something new in it, in the caller's transaction.

    The update locks the network's row until commit, so numbers are given in the order of commits. Threads
    call it last before their insert: the order of locks is thread, then network. Raises RuntimeError outside
    a transaction, where nothing would hold the lock.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is taken inside the transaction of what gets it")
    from networks.membership.models import Network  # the models are made of these querysets

    rows = Network.objects.filter(pk=network_id)
    rows.update(sequence=models.F("sequence") + 1)
    return rows.values_list("sequence", flat=True).get()
