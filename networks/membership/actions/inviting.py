"""Invitations: what leads do with them. Who is invited uses them in `accepting`."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from base import audit, clock, events, limits
from base.errors import Invalid, TooFast
from base.jobs import chore
from base.text import normal
from networks.membership.actions import rows
from networks.membership.events import InvitationSent
from networks.membership.letters import HOLDS
from networks.membership.models import Invitation, Membership, Network
from networks.membership.policies import inviting as policies
from networks.membership.queries import membership_of
from networks.membership.queries.invitations import count_waiting, members_among
from networks.organisations.domains import address_name, written_address
from networks.organisations.models import Organisation
from networks.people.models import Person

DAY = 24 * 3600
INVITE = limits.Rate("membership.invite", times=100, seconds=DAY)
# From whatever network: nobody's mailbox is filled by people who lead one.
INVITE_ADDRESS = limits.Rate("membership.invite_address", times=5, seconds=DAY)
KEPT = timedelta(days=90)
MOST_AT_ONCE = 50
MOST_WAITING = 300


@dataclass
class Invited:
    """What became of the addresses: who got a letter, who had one that still holds, who is in already."""

    sent: list[Invitation] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)


def invite(
    person: Person,
    network: Network,
    *,
    addresses: Sequence[str],
    role: str,
    message: str = "",
    language: str = "sv",
    organisation: Organisation | None = None,
) -> Invited:
    """Invite addresses into a network, for its leads; a letter goes to each. Again: nobody gets a second letter.

    `organisation` is where they work, if the lead knows; a confirmed domain of the address says it better. Raises
    Refused("not_lead", "archived", "role_not_invited"), Invalid naming the addresses that are none, TooFast.
    """
    policies.invite(membership_of(person, network), role).enforce()
    wanted = _clean(addresses)
    for _address in wanted:
        limits.hit(INVITE, person.pk)
    values: dict[str, object] = {
        "role": role,
        "message": normal(message).strip(),
        "language": language,
        "organisation": organisation,
    }
    with transaction.atomic():
        network = rows.lock(network.pk)
        policies.invite(membership_of(person, network), role).enforce()
        done = Invited(members=sorted(members_among(network, wanted)))
        if count_waiting(network) + len(wanted) > MOST_WAITING:
            raise Invalid(
                {
                    "addresses": [
                        _(
                            "Too many invitations are already waiting for an answer. Withdraw some that are not used."
                        )
                    ]
                }
            )
        for address in wanted:
            if address not in done.members:
                _invite(person, network, address, values, done)
    return done


def resend_invitation(person: Person, invitation: Invitation) -> Invitation:
    """Send an invitation once more, for leads; it holds for two weeks again, and the earlier letter with it.

    Raises Refused("not_lead", "archived", "invitation_gone"), TooFast.
    """
    policies.resend(_mine(person, invitation), invitation).enforce()
    limits.hit(INVITE, person.pk)
    with transaction.atomic():
        network = rows.lock(invitation.network_id)
        invitation = Invitation.objects.get(pk=invitation.pk)
        policies.resend(membership_of(person, network), invitation).enforce()
        _send(person, invitation, "membership.resend_invitation", {})
    return invitation


@transaction.atomic
def withdraw_invitation(person: Person, invitation: Invitation) -> Invitation:
    """Withdraw an invitation, for leads: its letter lets nobody in. Again: nothing more happens.

    Raises Refused("not_lead", "invitation_used").
    """
    network = rows.lock(invitation.network_id)
    invitation = Invitation.objects.get(pk=invitation.pk)
    policies.withdraw(membership_of(person, network), invitation).enforce()
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = clock.now()
        invitation.save(update_fields=["withdrawn_at"])
        _log(person, "membership.withdraw_invitation", invitation)
    return invitation


@chore
def forget_old_invitations() -> None:
    """Delete invitations that were over, unused, for three months: an address is kept only while it is of use."""
    long_ago = clock.now() - KEPT
    over = Q(expires_at__lt=long_ago) | Q(withdrawn_at__lt=long_ago)
    Invitation.objects.filter(over, used_at__isnull=True).delete()


def _clean(addresses: Sequence[str]) -> list[str]:
    """Return the addresses as they are compared, each once; raises Invalid with those that are none."""
    named = {text: address_name(text) for text in addresses if text.strip()}
    wrong = [text for text, address in named.items() if not address]
    if wrong:
        said = _("Correct what is not an e-mail address: %(addresses)s") % {"addresses": ", ".join(wrong[:5])}
        raise Invalid({"addresses": [said]})
    if not named:
        raise Invalid({"addresses": [_("Write at least one e-mail address.")]})
    found = list(dict.fromkeys(named.values()))
    if len(found) > MOST_AT_ONCE:
        raise Invalid({"addresses": [_("At most %(n)s addresses at a time.") % {"n": MOST_AT_ONCE}]})
    return found


def _count(address: str) -> None:
    """Count a letter to an address, in the transaction that sends it; raises TooFast, naming the address."""
    try:
        limits.hit(INVITE_ADDRESS, address)
    except TooFast as error:
        said = _("%(address)s has got many invitations today.") % {"address": written_address(address)}
        raise TooFast(error.retry_after, said) from None


def _invite(person: Person, network: Network, address: str, values: dict[str, object], done: Invited) -> None:
    now = clock.now()
    known = network.invitations.waiting().filter(address=address).first()
    if known is not None and known.expires_at > now:
        done.waiting.append(address)
        return
    invitation = known or Invitation(
        network=network, address=address, nonce=secrets.token_hex(16), times_sent=0
    )
    for column, value in values.items():
        setattr(invitation, column, value)
    invitation.invited_by, invitation.invited_at = person, now
    _send(person, invitation, "membership.invite", {"role": invitation.role})
    done.sent.append(invitation)


def _send(person: Person, invitation: Invitation, act: str, data: dict[str, str]) -> None:
    """Let the invitation hold anew, and have its letter mailed."""
    _count(invitation.address)
    now = clock.now()
    invitation.sent_at, invitation.expires_at = now, now + HOLDS
    invitation.times_sent += 1
    invitation.save()
    _log(person, act, invitation, **data)
    events.record(InvitationSent(invitation.pk, invitation.times_sent))


def _mine(person: Person, invitation: Invitation) -> Membership | None:
    return membership_of(person, invitation.network)


def _log(person: Person, act: str, invitation: Invitation, **data: str) -> None:
    network_id = invitation.network_id
    audit.log(person.pk, act, kind="invitation", object_id=invitation.pk, network_id=network_id, data=data)
