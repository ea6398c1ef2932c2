"""Leads let members wear a role on what they write: researcher, speaker. What was written keeps its role."""

from datetime import datetime

from django.db import transaction

from base import audit, clock, events
from base.errors import Refused
from networks.membership import policies
from networks.membership.actions import rows
from networks.membership.events import RoleGranted, RoleWithdrawn
from networks.membership.models import Membership, WornRole
from networks.membership.queries import membership_of
from networks.people.models import Person

KIND = "person"


@transaction.atomic
def grant_role(person: Person, membership: Membership, *, role: str) -> WornRole:
    """Let a member wear a role, for leads. Again: the same.

    Raises Refused("not_lead", "archived", "not_member", "not_granted").
    """
    network = rows.lock(membership.network_id)
    theirs = rows.again(membership)
    policies.grant(membership_of(person, network), theirs, role).enforce()
    now = clock.now()
    values = {"granted_by": person, "granted_at": now}
    worn, made = WornRole.objects.get_or_create(
        network=network, person=theirs.person, role=role, defaults=values
    )
    if not made:
        if worn.granted_at >= theirs.joined_at:
            return worn
        # A grant from before they left and came back had ended: it is given anew.
        worn.granted_by, worn.granted_at = person, now
        worn.save(update_fields=["granted_by", "granted_at"])
    _log(person, worn, "membership.grant_role")
    events.record(RoleGranted(network.pk, worn.person_id, role))
    return worn


@transaction.atomic
def withdraw_role(person: Person, worn: WornRole) -> None:
    """Let somebody no longer wear a role, for leads. Again: nothing more happens.

    Raises Refused("not_lead", "archived").
    """
    network = rows.lock(worn.network_id)
    policies.keep(membership_of(person, network)).enforce()
    gone, _each = WornRole.objects.filter(pk=worn.pk).delete()
    if gone:
        _log(
            person, worn, "membership.withdraw_role", by=worn.granted_by_id, since=worn.granted_at.isoformat()
        )
        events.record(RoleWithdrawn(network.pk, worn.person_id, worn.role))


@transaction.atomic
def withdraw_role_back(person: Person, membership: Membership, *, role: str) -> None:
    """Take back one's own withdrawal of a moment ago: they wear the role as before. Again: nothing more happens.

    Raises Refused("too_late") and, as for granting it, "not_lead", "archived", "not_member", "not_granted".
    """
    network = rows.lock(membership.network_id)
    theirs = rows.again(membership)
    policies.grant(membership_of(person, network), theirs, role).enforce()
    done = audit.just_done(
        person.pk,
        "membership.withdraw_role",
        back="membership.withdraw_role_back",
        others={"membership.grant_role"},
        kind=KIND,
        object_id=theirs.person_id,
        network_id=network.pk,
        worn=role,
    )
    if done is None:
        return
    since = datetime.fromisoformat(done.data["since"])
    if since < theirs.joined_at:  # they have left since, and come back without it
        raise Refused("too_late")
    worn = WornRole.objects.create(
        network=network,
        person=theirs.person,
        role=role,
        granted_by_id=done.data["by"],
        granted_at=since,
    )
    _log(person, worn, "membership.withdraw_role_back")
    events.record(RoleGranted(network.pk, worn.person_id, role))


def _log(person: Person, worn: WornRole, act: str, **data: object) -> None:
    audit.log(
        person.pk,
        act,
        kind=KIND,
        object_id=worn.person_id,
        network_id=worn.network_id,
        data={"worn": worn.role, **data},
    )
