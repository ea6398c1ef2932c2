"""Who sees which network, and which network's content. Seeing lives here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

if TYPE_CHECKING:
    from networks.membership.models import (  # noqa: F401 - named in strings
        Invitation,
        JoinRequest,
        Membership,
        Network,
        WornRole,
    )
    from networks.people.models import Person


class NetworkQuerySet(models.QuerySet["Network"]):
    """Adjectives for networks."""

    def visible_to(self, person: Person) -> NetworkQuerySet:
        """Networks whose existence, purpose, rules, leads and number of members the person may see.

        Private ones only for their members: everybody else gets 404.
        """
        return self.filter(~Q(visibility="private") | _is_member(person))

    def readable_by(self, person: Person) -> NetworkQuerySet:
        """Networks whose content (threads, tags, members) the person may read.

        Open ones: everybody of a member organisation. Others: active members of any role.
        """
        return self.filter(readable(person))

    def with_sight(self, person: Person) -> NetworkQuerySet:
        """The same networks, each with `readable`: whether the person may read its content."""
        rule = ExpressionWrapper(readable(person), output_field=models.BooleanField())
        return self.annotate(readable=rule)

    def of_member(self, person: Person) -> NetworkQuerySet:
        """Networks that the person is an active member of, in any role."""
        return self.filter(_is_member(person))

    def open(self) -> NetworkQuerySet:
        """Networks whose figures a visitor may see."""
        return self.filter(visibility="open")

    def alphabetical(self) -> NetworkQuerySet:
        """With `place`, a unique text that sorts in the Swedish order: what pages are cut by."""
        return self.annotate(place=Concat("sorts_as", Value("0"), Cast("id", models.CharField())))


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Adjectives for memberships."""

    def active(self) -> MembershipQuerySet:
        """Memberships that have not ended and whose person can sign in."""
        return self.filter(ended_at__isnull=True, person__is_active=True)

    def leads(self) -> MembershipQuerySet:
        """Active leads."""
        return self.active().filter(role="lead")


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    """Adjectives for requests to join."""

    def waiting(self) -> JoinRequestQuerySet:
        """Requests that nobody has decided."""
        return self.filter(decided_at__isnull=True)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Adjectives for invitations; leads see those of their networks, and nobody else any."""

    def waiting(self) -> InvitationQuerySet:
        """Neither used nor withdrawn; they may have expired."""
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True)


class WornRoleQuerySet(models.QuerySet["WornRole"]):
    """Adjectives for roles that leads have granted."""

    def of(self, person: Person, network: Network) -> WornRoleQuerySet:
        """What somebody may wear in a network."""
        return self.filter(person=person, network=network)


def membership_of(person: Person, network: Network) -> Membership | None:
    """Return the person's active membership, or None. Read it anew for every act: rights end at once."""
    return network.memberships.filter(person=person, ended_at__isnull=True).first()


def readable(person: Person, path: str = "") -> Q:
    """Return the rule of `readable_by` for rows of another table, whose network is found by `path`.

    `path` is a lookup with its two underscores (`"thread__network__"`): what belongs to a network asks here
    instead of for a list of networks, which costs the database and Django one query inside the other.
    """
    rule = _is_member(person, path)
    return Q(**{f"{path}visibility": "open"}) | rule if person.takes_part else rule


def remember(person: Person, memberships: Sequence[Membership]) -> None:
    """Let the rules for this person's page use the memberships that its frame has just read.

    Only for the person of one request: the object is thrown away with it. It spares each of the page's queries
    a query inside it, a millisecond of Django's work.
    """
    person.member_of = [each.network_id for each in memberships]


def _is_member(person: Person, path: str = "") -> Q:
    if person.member_of is not None:
        return Q(**{f"{path}pk__in": person.member_of})
    mine = person.memberships.filter(network=OuterRef(f"{path}pk"), ended_at__isnull=True)
    return Q(Exists(mine))
