"""How every page of a network begins: 404 where its existence is secret, 403 where only its content is."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from base.policy import No
from networks.membership import policies
from networks.membership.frame import frame_of
from networks.membership.models import Membership, Network
from networks.membership.queries import membership_of
from networks.people.doors import PersonRequest
from networks.people.models import Person


@dataclass(frozen=True, slots=True)
class Entry:
    """A network that the person sees, and what they are in it (None = no member)."""

    network: Network
    membership: Membership | None
    readable: bool

    @property
    def may_write(self) -> bool:
        """Whether the person writes here."""
        return bool(policies.write(self.membership))


def come_in(person: Person, slug: str) -> Entry:
    """Return the network with the person's membership, in two queries; 404 when its existence is secret.

    `readable` says whether they may read its content; a page that shows content enforces it with `readable`
    or `get_readable`.
    """
    network = get_object_or_404(Network.objects.visible_to(person).with_sight(person), slug=slug)
    return Entry(network, membership_of(person, network), network.readable)  # type: ignore[attr-defined]  # annotated by with_sight


def come_in_by_rail(request: PersonRequest, slug: str) -> Entry:
    """Return what `come_in` does; for a network of one's own without a query beyond the rail's, which knows it."""
    mine = next((each for each in frame_of(request).memberships if each.network.slug == slug), None)
    return Entry(mine.network, mine, readable=True) if mine else come_in(request.person, slug)


def come_in_to_lead(person: Person, slug: str) -> Entry:
    """Return the network for one of its leads; 404 when its existence is secret, Refused("not_lead") for others."""
    entry = come_in(person, slug)
    policies.lead(entry.membership).enforce()
    return entry


def get_visible(person: Person, slug: str) -> Network:
    """Return a network whose existence the person may know of; 404 otherwise."""
    return get_object_or_404(Network.objects.visible_to(person), slug=slug)


def get_readable(person: Person, slug: str) -> Network:
    """Return a network whose content the person may read.

    404 when its existence is secret. Raises Refused("not_member") for somebody outside a network by request
    and Refused("organisation_not_member") where the organisation takes no part.
    """
    return read(come_in(person, slug), person).network


def read(entry: Entry, person: Person) -> Entry:
    """Return the entry when the person may read the content; raises Refused as `get_readable` does."""
    if not entry.readable:
        no = policies.take_part(person)
        (no if not no else No("not_member")).enforce()
    return entry
