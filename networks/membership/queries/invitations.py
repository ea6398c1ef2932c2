"""Invitations of a network for its leads, and the one that a mailed link opens."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Q

from base import clock
from base.paging import Page, keyset
from networks.membership.letters import opens
from networks.membership.models import Invitation, Network
from networks.organisations.domains import address_name
from networks.organisations.models import Organisation
from networks.organisations.queries.domains import organisation_of_address
from networks.people.models import Person

SIZE = 30
STATES = ("waiting", "used", "over")


def invitations_page(
    network: Network, *, state: str, before: int | None = None, after: int | None = None
) -> Page[Invitation]:
    """Return invitations of a network, newest first, for its leads: waiting, used, or over (expired, withdrawn)."""
    rows = network.invitations.filter(_state(state)).select_related("invited_by", "used_by", "organisation")
    return keyset(rows, by="id", size=SIZE, descending=True, before=before, after=after)


def count_waiting(network: Network) -> int:
    """Return how many invitations of the network may still be used."""
    return network.invitations.filter(_state("waiting")).count()


def invitation_of(network: Network, invitation_id: int) -> Invitation | None:
    """Return an invitation of the network, for its leads."""
    return network.invitations.filter(pk=invitation_id).first()


def invitation_of_link(invitation_id: int, secret: str) -> Invitation | None:
    """Return the invitation that a mailed link is for, in whatever state; None when its secret is another."""
    rows = Invitation.objects.select_related("network", "invited_by__organisation", "organisation")
    found = rows.filter(pk=invitation_id).first()
    return found if found is not None and opens(found, secret) else None


def workplace_of(invitation: Invitation) -> Organisation | None:
    """Return where the reader of an invitation works, if anything says it.

    A confirmed domain of the address says it best; else the lead, while the organisation that they named stands.
    """
    told = invitation.organisation
    named = told if told is not None and told.closed_at is None else None
    return organisation_of_address(invitation.address) or named


def letter(invitation_id: int, times_sent: int) -> Invitation | None:
    """Return an invitation whose letter is to be mailed: it waits, and no later letter was asked for."""
    rows = Invitation.objects.waiting().filter(pk=invitation_id, times_sent=times_sent)
    return rows.select_related("network", "invited_by__organisation").first()


def members_among(network: Network, addresses: Sequence[str]) -> set[str]:
    """Return those of the addresses whose account is in the network already, for its leads."""
    found = network.memberships.active().filter(person__email__in=addresses)
    return {address_name(email) for email in found.values_list("person__email", flat=True)}


def invitations_named(person: Person, ids: Collection[int]) -> list[Invitation]:
    """Return those of the invitations whose network the person leads, for the log."""
    led = person.memberships.leads().values("network")
    return list(Invitation.objects.filter(pk__in=ids, network__in=led).select_related("network"))


def _state(state: str) -> Q:
    now = clock.now()
    if state == "used":
        return Q(used_at__isnull=False)
    open_yet = Q(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)
    return open_yet if state == "waiting" else Q(used_at__isnull=True) & ~open_yet
