"""Using an invitation: once, by who reads the mail of its address (G-20)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, events, limits
from base.errors import Invalid, Refused
from networks.membership.actions import rows
from networks.membership.models import Invitation, Membership
from networks.membership.policies import inviting as policies
from networks.membership.queries.invitations import invitation_of_link, workplace_of
from networks.organisations.models import Organisation
from networks.organisations.queries.domains import organisation_of_address
from networks.people.actions import create_person
from networks.people.contacts.events import ColleagueWaits
from networks.people.models import Person

USE_PLACE = limits.Rate("membership.use_invitation_place", times=100, seconds=3600)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody without an account types; an empty password means that one is signed in by a code."""

    name: str
    title: str
    organisation: Organisation | None
    password: str
    language: str


def accept_invitation(person: Person, *, invitation_id: int, secret: str, rules: int) -> Membership:
    """Use an invitation with one's own account, agreeing to version `rules` of the network's rules.

    Who is a member already stays as they are. Raises Refused("invitation_gone", "other_address", "other_rules").
    """

    def enter(invitation: Invitation) -> Person:
        policies.accept(person, invitation).enforce()
        return person

    return _use(invitation_id, secret, rules, enter)


def accept_with_account(
    newcomer: Newcomer, *, invitation_id: int, secret: str, rules: int, place: str
) -> Membership:
    """Use an invitation by making an account with its address; the address is proved by the link.

    Whether they work where they say is shown by a confirmed domain of the address, else a contact confirms it.
    Raises Refused("invitation_gone", "other_rules"), Invalid for what was typed, TooFast.
    """
    limits.hit(USE_PLACE, place)

    def enter(invitation: Invitation) -> Person:
        known = organisation_of_address(invitation.address)
        organisation = workplace_of(invitation) or newcomer.organisation
        if organisation is None:
            raise Invalid({"organisation": [_("Choose where you work.")]})
        person = create_person(
            email=invitation.address,
            name=newcomer.name,
            title=newcomer.title,
            organisation=organisation,
            password=newcomer.password or None,
            language=newcomer.language,
            is_confirmed=known is not None,
        )
        if known is None:
            events.record(ColleagueWaits(person.pk))
        return person

    return _use(invitation_id, secret, rules, enter)


@transaction.atomic
def _use(invitation_id: int, secret: str, rules: int, enter: Callable[[Invitation], Person]) -> Membership:
    """Let in whom `enter` returns, under the network's lock: of any number who try at once, one gets in."""
    found = invitation_of_link(invitation_id, secret)
    if found is None:
        raise Refused("invitation_gone")
    network = rows.lock(found.network_id)
    found = Invitation.objects.select_related("organisation").get(pk=found.pk)  # as it is now, under the lock
    policies.usable(found, network, clock.now()).enforce()
    policies.agree(network, rules).enforce()
    person = enter(found)
    found.used_at, found.used_by = clock.now(), person
    found.save(update_fields=["used_at", "used_by"])
    return rows.begin(network, person, found.role)
