"""May this person do this to a network that they already see? Pure: no query, no clock.

`mine` is the person's own active membership of the network or None; `leads` is how many active leads the
network has at this moment, read under its lock.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from base.policy import OK, Answer, No

if TYPE_CHECKING:
    from networks.membership.models import JoinRequest, Membership, Network
    from networks.people.models import Person

# What leads let somebody wear (models.Worn); leads and contacts of organisations wear theirs without being asked.
GRANTED = ("researcher", "speaker")


def member(mine: Membership | None) -> Answer:
    """Whether they are in the network, in any role."""
    return OK if mine is not None and mine.is_active else No("not_member")


def write(mine: Membership | None) -> Answer:
    """Whether they may write at all: posts, messages, tags."""
    if mine is None or not mine.is_active:
        return No("not_member")
    if mine.network.archived_at is not None:
        return No("archived")
    return OK if mine.may_write else No("observer")


def agree(mine: Membership | None, version: int) -> Answer:
    """Whether they know the network's rules as they are: they have agreed to these, or do so now by `version`."""
    if mine is None or max(mine.rules_accepted, version) >= mine.network.rules_version:
        return OK
    return No("new_rules")


def wear(role: str, allowed: Collection[str]) -> Answer:
    """Whether they may wear a role on a post, of those that they may wear here."""
    return OK if role in allowed else No("not_worn")


def lead(mine: Membership | None) -> Answer:
    """Whether they may do what only leads do."""
    return OK if mine is not None and mine.is_lead else No("not_lead")


def keep(mine: Membership | None) -> Answer:
    """Whether they may change what the network says and is: its leads, as long as it is not archived."""
    return lead(mine) and _alive(mine.network if mine else None)


def archive(person: Person, mine: Membership | None) -> Answer:
    """Whether they may archive the network, or take it up again: its leads, and whoever runs the site."""
    return OK if person.is_admin else lead(mine)


def grant(mine: Membership | None, theirs: Membership | None, role: str) -> Answer:
    """Whether they may let a member wear a role: leads; some roles come by themselves and are nobody's to give."""
    if not keep(mine):
        return keep(mine)
    if theirs is None or not theirs.is_active:
        return No("not_member")
    return OK if role in GRANTED else No("not_granted")


def join(person: Person, network: Network) -> Answer:
    """Whether they may become a member by themselves, at once."""
    if not _alive(network):
        return _alive(network)
    if network.visibility != "open":
        return No("ask_first" if network.visibility == "request" else "not_open")
    return take_part(person)


def ask_to_join(person: Person, network: Network, mine: Membership | None) -> Answer:
    """Whether they may ask a lead to let them in."""
    if not _alive(network):
        return _alive(network)
    if network.visibility != "request":
        return No("not_by_request")
    if mine is not None:
        return No("already_member")
    return take_part(person)


def take_part(person: Person) -> Answer:
    """Whether somebody joins networks without an invitation: their organisation takes part, and they work there."""
    if not person.organisation.is_member:
        return No("organisation_not_member")
    return OK if person.takes_part else No("not_confirmed")


def let_in(person: Person) -> Answer:
    """Whether a lead may let in somebody who asked: they still take part."""
    return OK if take_part(person) else No("they_take_no_part")


def leave(mine: Membership | None, leads: int) -> Answer:
    """Whether they may leave: the last lead has to hand over first."""
    if mine is None:
        return No("not_member")
    return _keeps_a_lead(mine, leads)


def decide(mine: Membership | None, request: JoinRequest, *, approve: bool = False) -> Answer:
    """Whether they may answer a request to join; nobody is let into an archived network."""
    may = keep(mine) if approve else lead(mine)
    if not may:
        return may
    return OK if request.decided_at is None else No("already_decided")


def set_role(mine: Membership | None, theirs: Membership, role: str, leads: int) -> Answer:
    """Whether they may give a member of the same network a role, themselves included."""
    if not lead(mine):
        return lead(mine)
    if not theirs.is_active:
        return No("not_member")
    return OK if role == "lead" else _keeps_a_lead(theirs, leads)


def remove(mine: Membership | None, theirs: Membership, leads: int) -> Answer:
    """Whether they may end somebody's membership."""
    return lead(mine) and _keeps_a_lead(theirs, leads)


def add_member(mine: Membership | None, network: Network) -> Answer:
    """Whether they may add accounts: leads, in a private network."""
    if not keep(mine):
        return keep(mine)
    return OK if network.visibility == "private" else No("not_private")


def create_network(person: Person) -> Answer:
    """Whether they may make networks."""
    return OK if person.is_admin else No("not_admin")


def appoint_lead(person: Person, leads: int) -> Answer:
    """Whether an administrator may appoint a lead: only the first one, else leads decide themselves."""
    if not person.is_admin:
        return No("not_admin")
    return OK if leads == 0 else No("has_lead")


def _alive(network: Network | None) -> Answer:
    return No("archived") if network is not None and network.archived_at is not None else OK


def _keeps_a_lead(theirs: Membership, leads: int) -> Answer:
    return No("last_lead") if theirs.is_lead and leads <= 1 else OK
