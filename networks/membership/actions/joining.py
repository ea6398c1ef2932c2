"""What people do for themselves: join, leave, ask to be let in, and see what is new."""

from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, events, keys, limits
from base.errors import Invalid, Refused
from base.text import normal
from networks.membership import policies
from networks.membership.actions import rows
from networks.membership.events import JoinRequested, JoinWithdrawn, MemberLeft, RoleSet
from networks.membership.models import JoinRequest, Membership, Network, Outcome, Role
from networks.membership.policies import inviting
from networks.membership.queries import count_leads, membership_of
from networks.people.models import Person

DAY = 24 * 3600
# Each new request is a mail to every lead: who takes it back and asks again does not fill their mailboxes.
ASK = limits.Rate("membership.ask", times=20, seconds=DAY)
ASK_NETWORK = limits.Rate("membership.ask_network", times=3, seconds=DAY)


@transaction.atomic
def join(person: Person, network: Network, *, role: str = Role.MEMBER) -> Membership:
    """Join an open network to write, or as an observer only to read. Again: the same membership.

    Raises Refused("ask_first", "not_open", "organisation_not_member", "not_confirmed"), Invalid for another role.
    """
    if role not in inviting.ROLES:
        raise Invalid({"role": [_("Choose a role.")]})
    network = rows.lock(network.pk)
    if mine := membership_of(person, network):
        return mine
    policies.join(person, network).enforce()
    return rows.begin(network, person, role)


@transaction.atomic
def choose_role(person: Person, network: Network, *, role: str) -> Membership:
    """Choose to write or only to read, for a member of an open network who does not lead it. Again: no change.

    Raises Refused("not_member", "role_by_lead", "leads_write", "archived", "role_not_invited").
    """
    network = rows.lock(network.pk)
    found = membership_of(person, network)
    inviting.choose_role(found, role).enforce()
    mine = cast(Membership, found)
    if mine.role != role:
        mine.role = role
        mine.save(update_fields=["role"])
        events.record(RoleSet(network.pk, person.pk, role))
    return mine


@transaction.atomic
def leave(person: Person, network: Network) -> None:
    """Leave a network, for any member. Having written there gives no right afterwards.

    Raises Refused("not_member", "last_lead").
    """
    network = rows.lock(network.pk)
    mine = membership_of(person, network)
    policies.leave(mine, count_leads(network)).enforce()
    rows.end(cast(Membership, mine))
    events.record(MemberLeft(network.pk, person.pk))


@transaction.atomic
def ask_to_join(person: Person, network: Network, *, message: str, key: str) -> JoinRequest:
    """Ask the leads of a network by request to be let in. One request waits at a time.

    Asking while one waits, or again with the same key, answers with the request that waits. Raises
    Refused("not_by_request", "already_member", "organisation_not_member", "not_confirmed"), Conflict for a used
    key, TooFast above 20 a day, or 3 a day to one network.
    """
    message = normal(message).strip()
    claim = keys.claim(person.pk, "membership.ask_to_join", key, {"network": network.pk, "message": message})
    if claim.result is not None:
        return JoinRequest.objects.get(pk=claim.result)
    network = rows.lock(network.pk)
    policies.ask_to_join(person, network, membership_of(person, network)).enforce()
    waiting = JoinRequest.objects.waiting().filter(network=network, person=person).first()
    if waiting is None:
        limits.hit(ASK, person.pk)
        limits.hit(ASK_NETWORK, person.pk, network.pk)
        waiting = JoinRequest.objects.create(
            network=network, person=person, message=message, asked_at=clock.now()
        )
        events.record(JoinRequested(waiting.pk))
    claim.settle(waiting.pk)
    return waiting


@transaction.atomic
def withdraw_request(person: Person, network: Network) -> JoinRequest:
    """Take back one's own request to join while nobody has answered it; the leads no longer see it.

    Raises Refused("no_request").
    """
    network = rows.lock(network.pk)
    waiting = JoinRequest.objects.waiting().filter(network=network, person=person).first()
    if waiting is None:
        raise Refused("no_request")
    waiting.outcome, waiting.decided_at, waiting.decided_by = Outcome.WITHDRAWN, clock.now(), person
    waiting.save(update_fields=["outcome", "decided_at", "decided_by"])
    events.record(JoinWithdrawn(waiting.pk))
    return waiting


def mark_seen(person: Person, network: Network, *, sequence: int) -> None:
    """Remember that a member has seen what was new up to a number; it never goes back.

    One update, no lock: a number beyond what exists is cut, so that nothing is ever missed. Raises
    Refused("not_member").
    """
    mine = membership_of(person, network)
    policies.member(mine).enforce()
    newest = Network.objects.values_list("sequence", flat=True).get(pk=network.pk)
    seen = min(sequence, newest)
    Membership.objects.filter(pk=cast(Membership, mine).pk, seen__lt=seen).update(seen=seen)


def put_away_welcome(person: Person, network: Network) -> None:
    """Remember that a member has read the network's welcome text. Again: nothing more happens.

    Raises Refused("not_member").
    """
    mine = membership_of(person, network)
    policies.member(mine).enforce()
    Membership.objects.filter(pk=cast(Membership, mine).pk, welcomed_at=None).update(welcomed_at=clock.now())


def accept_rules(mine: Membership, *, version: int) -> None:
    """Remember that a member has agreed to a version of the network's rules; it never goes back."""
    newest = min(version, mine.network.rules_version)
    Membership.objects.filter(pk=mine.pk, rules_accepted__lt=newest).update(rules_accepted=newest)


def keep_up(person: Person, network_id: int, *, sequence: int) -> None:
    """Let what a member has just written, as `sequence`, be no news to them, unless something before it is.

    For the action that wrote it, in its transaction: one update, after the network's lock. Raises nothing.
    """
    mine = Membership.objects.filter(network=network_id, person=person, ended_at__isnull=True)
    mine.filter(seen=sequence - 1).update(seen=sequence)
