"""What people do for themselves: join, leave, ask to be let in, and see what is new."""

from typing import cast

from django.db import transaction

from base import clock, events, keys
from base.text import normal
from networks.membership import policies
from networks.membership.actions import rows
from networks.membership.events import JoinRequested, MemberLeft
from networks.membership.models import JoinRequest, Membership, Network
from networks.membership.queries import count_leads, membership_of
from networks.people.models import Person


@transaction.atomic
def join(person: Person, network: Network) -> Membership:
    """Join an open network, for somebody of a member organisation. Again: the same membership.

    Raises Refused("ask_first", "not_open", "organisation_not_member").
    """
    network = rows.lock(network.pk)
    if mine := membership_of(person, network):
        return mine
    policies.join(person, network).enforce()
    return rows.begin(network, person)


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
    Refused("not_by_request", "already_member", "organisation_not_member"), Conflict for a used key.
    """
    message = normal(message).strip()
    claim = keys.claim(person.pk, "membership.ask_to_join", key, {"network": network.pk, "message": message})
    if claim.result is not None:
        return JoinRequest.objects.get(pk=claim.result)
    network = rows.lock(network.pk)
    policies.ask_to_join(person, network, membership_of(person, network)).enforce()
    waiting = JoinRequest.objects.waiting().filter(network=network, person=person).first()
    if waiting is None:
        waiting = JoinRequest.objects.create(
            network=network, person=person, message=message, asked_at=clock.now()
        )
        events.record(JoinRequested(waiting.pk))
    claim.settle(waiting.pk)
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
