"""May this person invite, and may this invitation be used? Pure: no query, no clock."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from base.policy import OK, Answer, No
from networks.membership import policies
from networks.organisations.domains import address_name

if TYPE_CHECKING:
    from networks.membership.models import Invitation, Membership, Network
    from networks.people.models import Person

ROLES = ("member", "observer")  # a lead is made of a member, by the leads


def invite(mine: Membership | None, role: str) -> Answer:
    """Whether they may invite into the network in a role: its leads, while it is not archived."""
    kept = policies.keep(mine)
    if not kept:
        return kept
    return OK if role in ROLES else No("role_not_invited")


def withdraw(mine: Membership | None, invitation: Invitation) -> Answer:
    """Whether they may withdraw an invitation: leads, until it is used."""
    leads = policies.lead(mine)
    if not leads:
        return leads
    return OK if invitation.used_at is None else No("invitation_used")


def resend(mine: Membership | None, invitation: Invitation) -> Answer:
    """Whether they may send an invitation again: leads, while it waits or has expired."""
    allowed = invite(mine, invitation.role)
    if not allowed:
        return allowed
    waits = invitation.used_at is None and invitation.withdrawn_at is None
    return OK if waits else No("invitation_gone")


def usable(invitation: Invitation, network: Network, now: datetime) -> Answer:
    """Whether an invitation still lets somebody in: one word for all that may be wrong with it."""
    over = (
        invitation.used_at is not None or invitation.withdrawn_at is not None or invitation.expires_at <= now
    )
    return No("invitation_gone") if over or network.archived_at is not None else OK


def accept(person: Person, invitation: Invitation) -> Answer:
    """Whether an invitation is to this person: to the address of their account, however it is spelled."""
    return OK if address_name(person.email) == invitation.address else No("other_address")


def agree(network: Network, version: int) -> Answer:
    """Whether the rules that were shown are the network's rules."""
    return OK if version == network.rules_version else No("other_rules")


def choose_role(mine: Membership | None, role: str) -> Answer:
    """Whether a member may choose to write or only to read: in an open network, for others a lead decides."""
    if mine is None or not mine.is_active:
        return No("not_member")
    if mine.network.archived_at is not None:
        return No("archived")
    if mine.network.visibility != "open":
        return No("role_by_lead")
    if mine.is_lead:
        return No("leads_write")
    return OK if role in ROLES else No("role_not_invited")
