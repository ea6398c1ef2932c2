"""What leads do: answer who asks, give roles, remove, and add accounts to a private network."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, events, limits
from base.errors import Invalid, Refused
from base.text import line, normal
from networks.membership import policies
from networks.membership.actions import rows
from networks.membership.events import JoinDecided, MemberJoined, MemberRemoved, RoleSet
from networks.membership.models import JoinRequest, Membership, Network, Outcome, Role
from networks.membership.queries import count_leads, membership_of
from networks.people.models import Person

# A lead who adds accounts learns which addresses have one; a stolen session must not learn a list of them.
ADD = limits.Rate("membership.add", times=30, seconds=3600)
PERSON = "person"
REMOVE = "membership.remove"


@transaction.atomic
def decide(person: Person, request: JoinRequest, *, approve: bool, reason: str) -> JoinRequest:
    """Let somebody in who asks, or decline with a reason in plain words; for leads.

    Raises Refused("not_lead", "already_decided", "archived", "they_take_no_part"), Invalid when declining without
    a reason.
    """
    network = rows.lock(request.network_id)
    request = JoinRequest.objects.select_related("person__organisation").get(pk=request.pk)
    policies.decide(membership_of(person, network), request, approve=approve).enforce()
    reason = normal(reason).strip()
    if not approve and not line(reason):
        raise Invalid({"reason": [_("Say why, in plain words. The person who asked reads it.")]})
    if approve:
        policies.let_in(request.person).enforce()
        rows.begin(network, request.person)
    request.outcome = Outcome.APPROVED if approve else Outcome.DECLINED
    request.reason, request.decided_at, request.decided_by = reason, clock.now(), person
    request.save(update_fields=["outcome", "reason", "decided_at", "decided_by"])
    act = "membership.approve" if approve else "membership.decline"
    _log(person, act, network, request.person_id, reason=reason)
    events.record(JoinDecided(request.pk))
    return request


@transaction.atomic
def set_role(person: Person, membership: Membership, *, role: str) -> Membership:
    """Give a member a role, for leads; they may hand over their own when another lead is there.

    Raises Refused("not_lead", "not_member", "last_lead"), Invalid for an unknown role.
    """
    if role not in Role.values:
        raise Invalid({"role": [_("Choose a role.")]})
    network = rows.lock(membership.network_id)
    theirs = rows.again(membership)
    policies.set_role(membership_of(person, network), theirs, role, count_leads(network)).enforce()
    if theirs.role != role:
        before, theirs.role = theirs.role, role
        theirs.save(update_fields=["role"])
        rows.follow_role(theirs)
        _log(person, "membership.set_role", network, theirs.person_id, role=role, before=before)
        events.record(RoleSet(network.pk, theirs.person_id, role))
    return theirs


@transaction.atomic
def remove(person: Person, membership: Membership, *, reason: str = "") -> None:
    """End somebody's membership, for leads; who is removed gets a mail with the reason. Again: nothing more.

    Raises Refused("not_lead", "last_lead").
    """
    network = rows.lock(membership.network_id)
    theirs = rows.again(membership)
    policies.remove(membership_of(person, network), theirs, count_leads(network)).enforce()
    if theirs.is_active:
        factor_by = theirs.person.second_factor_by
        rows.end(theirs)
        was = {"ended": _stamp(theirs.ended_at), "factor_by": _stamp(factor_by)}
        _log(person, REMOVE, network, theirs.person_id, reason=normal(reason).strip(), **was)
        events.record(MemberRemoved(network.pk, theirs.person_id, person.pk))


@transaction.atomic
def remove_back(person: Person, membership: Membership) -> Membership:
    """Take back one's own removal of a moment ago: the membership goes on as it was. Again: nothing more happens.

    Its role and its dates are as before, and so are seats and roles worn, which last as long as it does. A letter
    that waited for them stays withdrawn: they are in. Raises Refused("not_lead", "too_late").
    """
    network = rows.lock(membership.network_id)
    theirs = rows.again(membership)
    policies.lead(membership_of(person, network)).enforce()
    about: dict[str, Any] = {"kind": PERSON, "object_id": theirs.person_id, "network_id": network.pk}
    done = audit.just_done(person.pk, REMOVE, back="membership.remove_back", **about)
    if done is None:
        return theirs
    # They have come back by themselves, were removed by somebody else, or have closed their account.
    if _stamp(theirs.ended_at) != done.data["ended"] or not theirs.person.is_active:
        raise Refused("too_late")
    rows.go_on(theirs, factor_by=_moment(done.data["factor_by"]))
    _log(person, "membership.remove_back", network, theirs.person_id)
    events.record(MemberJoined(network.pk, theirs.person_id))
    return theirs


def add_member(person: Person, network: Network, *, email: str, role: str = Role.MEMBER) -> Membership:
    """Add an existing account to a private network, for its leads. Who is in already stays as they are.

    Raises Refused("not_lead", "not_private", "archived"), Invalid when no account that may take part has the address,
    TooFast above 30 an hour.
    """
    policies.add_member(membership_of(person, network), network).enforce()
    limits.hit(ADD, person.pk)
    theirs = account(email)
    if role not in Role.values:
        raise Invalid({"role": [_("Choose a role.")]})
    with transaction.atomic():
        network = rows.lock(network.pk)
        policies.add_member(membership_of(person, network), network).enforce()
        if mine := membership_of(theirs, network):
            return mine
        _log(person, "membership.add_member", network, theirs.pk, role=role)
        return rows.begin(network, theirs, role)


def account(email: str) -> Person:
    """Return the active account with an address whose organisation takes part; raises Invalid otherwise."""
    found: Person | None = Person.objects.active().with_address(email).select_related("organisation").first()
    if found is None:
        raise Invalid({"email": [_("Nobody has an account with this e-mail address. Check the spelling.")]})
    if not found.organisation.is_member:
        raise Invalid({"email": [_("The organisation of this person does not take part in Erfa yet.")]})
    if not policies.take_part(found):
        said = _(
            "Nobody has confirmed yet that this person works at their organisation. Invite the address instead."
        )
        raise Invalid({"email": [said]})
    return found


def _stamp(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _moment(stamp: str) -> datetime | None:
    return datetime.fromisoformat(stamp) if stamp else None


def _log(
    person: Person, act: str, network: Network, person_id: int, *, reason: str = "", **data: object
) -> None:
    audit.log(
        person.pk, act, kind=PERSON, object_id=person_id, network_id=network.pk, reason=reason, data=data
    )
