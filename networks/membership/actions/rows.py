"""What the actions share: the lock, and how a membership begins and ends."""

from datetime import datetime

from base import clock, events
from networks.membership.events import MemberJoined
from networks.membership.models import (
    Invitation,
    JoinRequest,
    Membership,
    Network,
    Outcome,
    Role,
    RulesVersion,
)
from networks.organisations.domains import address_name
from networks.people import actions as people
from networks.people.models import Person


def lock(network_id: int) -> Network:
    """Lock the network's row until the transaction ends, and return it as it is now.

    SQLite has no row locks; there the transaction itself is IMMEDIATE and writers stand in line.
    """
    return Network.objects.select_for_update().get(pk=network_id)


def begin(network: Network, person: Person, role: str = Role.MEMBER) -> Membership:
    """Make the person a member of the locked network, reusing the row of an ended membership.

    What was written before is not new to them: `seen` starts at the network's number now. Who is a member
    already stays as they are, in the role that they have. A request of theirs that waits is answered by it.
    """
    now = clock.now()
    values = {
        "role": role,
        "joined_at": now,
        "ended_at": None,
        "seen": network.sequence,
        "rules_accepted": network.rules_version,
    }
    mine, made = Membership.objects.get_or_create(network=network, person=person, defaults=values)
    if not made:
        if mine.is_active:
            return mine
        for column, value in values.items():
            setattr(mine, column, value)
        mine.save(update_fields=list(values))
    asked = JoinRequest.objects.waiting().filter(network=network, person=person)
    asked.update(outcome=Outcome.APPROVED, decided_at=now)
    events.record(MemberJoined(network.pk, person.pk))
    follow_role(mine)
    return mine


def end(membership: Membership) -> None:
    """End a membership; the row stays, with its date. A letter that still waits for them is no way back."""
    membership.ended_at = clock.now()
    membership.save(update_fields=["ended_at"])
    letters = Invitation.objects.waiting().filter(network=membership.network_id)
    letters.filter(address=address_name(membership.person.email)).update(withdrawn_at=membership.ended_at)
    follow_role(membership)


def go_on(membership: Membership, *, factor_by: datetime | None) -> None:
    """Let a membership that has just ended go on as if it had not; a lead's second factor is due when it was."""
    membership.ended_at = None
    membership.save(update_fields=["ended_at"])
    follow_role(membership, factor_by=factor_by)


def follow_role(membership: Membership, *, factor_by: datetime | None = None) -> None:
    """Ask a second factor of who leads a network now, and none of who leads none any longer (G-29)."""
    person = membership.person
    if Membership.objects.filter(person=person, role=Role.LEAD, ended_at__isnull=True).exists():
        people.require_second_factor(person, by=factor_by)
    else:
        people.release_second_factor(person)


def again(membership: Membership) -> Membership:
    """Return the membership as it is now, under the network's lock."""
    return Membership.objects.select_related("person__organisation").get(pk=membership.pk)


def keep_rules(network: Network, *, by: Person | None) -> None:
    """Store the network's rules as the version that they are now."""
    RulesVersion.objects.create(
        network=network, number=network.rules_version, rules=network.rules, by=by, at=clock.now()
    )
