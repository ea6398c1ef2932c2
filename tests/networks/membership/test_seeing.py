"""Who sees which network, and who reads it."""

import pytest
from django.http import Http404

from base.errors import Refused
from networks.membership.doors import come_in, get_readable, get_visible
from networks.membership.models import Membership, Network, Role
from networks.people.models import Person
from tests.factories import make_member

EVERYBODY = ["astrid", "saga", "torulf", "observer", "removed", "colleague", "outsider", "admin"]


@pytest.fixture
def who(request: pytest.FixtureRequest, saga: Person) -> Person:
    """One of the cast, by name; Saga leads everywhere."""
    person: Person = request.getfixturevalue(request.param)
    return person


def slugs(networks: object) -> set[str]:
    """Return the short names of networks."""
    return {network.slug for network in networks}  # type: ignore[attr-defined]


@pytest.mark.parametrize("who", EVERYBODY, indirect=True)
def test_everybody_knows_of_open_networks_and_those_by_request_members_of_private_ones(who: Person) -> None:
    known = slugs(Network.objects.visible_to(who))
    assert known - {"slutna"} == {"digital-mognad", "sakerhet"}
    assert ("slutna" in known) == (who.name == "Saga Kvistmark")


@pytest.mark.parametrize(
    ("who", "read"),
    [
        ("astrid", {"digital-mognad"}),
        ("observer", {"digital-mognad"}),
        ("saga", {"digital-mognad", "sakerhet", "slutna"}),
        ("removed", {"digital-mognad"}),
        ("colleague", {"digital-mognad"}),
        ("admin", {"digital-mognad"}),
        ("outsider", set()),
    ],
    indirect=["who"],
)
def test_who_reads_what(who: Person, read: set[str]) -> None:
    assert slugs(Network.objects.readable_by(who)) == read
    marked = Network.objects.visible_to(who).with_sight(who)
    assert {network.slug for network in marked if vars(network)["readable"]} == read


def test_a_member_reads_on_when_the_organisation_leaves(astrid: Person, network: Network) -> None:
    organisation = astrid.organisation
    organisation.member_since = None
    organisation.save()
    assert slugs(Network.objects.readable_by(astrid)) == {"digital-mognad"}


@pytest.mark.parametrize("role", Role.values)
def test_any_role_opens_a_private_network_until_it_ends(
    colleague: Person, closed: Network, role: str
) -> None:
    mine = make_member(closed, colleague, role)
    assert slugs(Network.objects.of_member(colleague)) == {"slutna"}
    Membership.objects.filter(pk=mine.pk).update(ended_at="2026-01-01T00:00:00Z")
    assert not Network.objects.visible_to(colleague).filter(slug="slutna").exists()


def test_the_door_hides_refuses_or_lets_in(
    saga: Person, colleague: Person, outsider: Person, network: Network, by_request: Network, closed: Network
) -> None:
    assert come_in(colleague, "digital-mognad").readable
    assert not come_in(colleague, "digital-mognad").may_write
    assert come_in(saga, "slutna").may_write
    assert get_readable(colleague, "digital-mognad") == network
    assert get_visible(outsider, "sakerhet") == by_request
    for look in (get_visible, get_readable, come_in):
        for slug in ("slutna", "no-such"):
            with pytest.raises(Http404):
                look(colleague, slug)
    with pytest.raises(Refused, match=r"^not_member$"):
        get_readable(colleague, "sakerhet")
    with pytest.raises(Refused, match=r"^organisation_not_member$"):
        get_readable(outsider, "digital-mognad")


def test_coming_in_takes_two_queries(astrid: Person, network: Network, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(2):
        come_in(astrid, network.slug)
