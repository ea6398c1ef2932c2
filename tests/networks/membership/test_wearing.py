"""Roles that leads let members write in."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from base.audit.models import Entry
from base.errors import Refused
from networks.membership import actions as membership
from networks.membership.models import Membership, Network, Role, WornRole
from networks.membership.queries import membership_of
from networks.membership.queries.wearing import granted_page, may_wear, roles_told, told_roles, worn_by
from networks.people.models import Contact, Person

pytestmark = pytest.mark.django_db


def wears(person: Person, network: Network) -> list[str]:
    """Return what somebody may wear, by both roads, which must agree."""
    mine = membership_of(person, network)
    found = may_wear(person, mine)
    anything = Membership.objects.filter(network=network).annotate(**roles_told(person)).first()
    assert told_roles(anything, mine) == found
    return found


def theirs(person: Person, network: Network) -> Membership:
    """Return the person's row."""
    return Membership.objects.get(person=person, network=network)


def test_saga_lets_astrid_write_as_a_researcher_and_takes_it_back(
    saga: Person, astrid: Person, network: Network, by_request: Network
) -> None:
    assert (wears(astrid, network), wears(saga, network)) == ([], ["lead"])
    worn = membership.grant_role(saga, theirs(astrid, network), role="researcher")
    assert membership.grant_role(saga, theirs(astrid, network), role="researcher") == worn
    assert (wears(astrid, network), wears(saga, network)) == (["researcher"], ["lead"])
    assert [each.person for each in granted_page(network).items] == [astrid]
    assert worn_by(network, [astrid.pk, saga.pk]) == {astrid.pk: ["researcher"]}
    for _ in range(2):
        membership.withdraw_role(saga, worn)
    assert wears(astrid, network) == []
    was = {"by": saga.pk, "since": worn.granted_at.isoformat()}
    assert [(each.act, each.object_id, each.data) for each in Entry.objects.order_by("pk")] == [
        ("membership.grant_role", astrid.pk, {"worn": "researcher"}),
        ("membership.withdraw_role", astrid.pk, {"worn": "researcher", **was}),
    ]


def test_a_contact_of_an_organisation_needs_nobodys_leave(
    astrid: Person, saga: Person, network: Network
) -> None:
    Contact.objects.create(person=astrid, organisation=astrid.organisation, since=timezone.now())
    assert wears(astrid, network) == ["contact"]


def test_an_observer_wears_nothing(observer: Person, saga: Person, network: Network) -> None:
    membership.grant_role(saga, theirs(observer, network), role="speaker")
    assert wears(observer, network) == []
    membership.set_role(saga, theirs(observer, network), role=Role.MEMBER)
    assert wears(observer, network) == ["speaker"]


def test_who_left_and_came_back_needs_a_new_grant(saga: Person, astrid: Person, network: Network) -> None:
    membership.grant_role(saga, theirs(astrid, network), role="speaker")
    WornRole.objects.update(granted_at=timezone.now() - timedelta(minutes=1))
    membership.leave(astrid, network)
    membership.join(astrid, network)
    assert (wears(astrid, network), granted_page(network).items, worn_by(network, [astrid.pk])) == (
        [],
        [],
        {},
    )
    membership.grant_role(saga, theirs(astrid, network), role="speaker")
    assert wears(astrid, network) == ["speaker"]


@pytest.mark.parametrize(
    ("role", "code"), [("lead", "not_granted"), ("contact", "not_granted"), ("king", "not_granted")]
)
def test_only_some_roles_are_granted(
    saga: Person, astrid: Person, network: Network, role: str, code: str
) -> None:
    with pytest.raises(Refused, match=f"^{code}$"):
        membership.grant_role(saga, theirs(astrid, network), role=role)


def test_who_is_no_lead_or_no_member(saga: Person, astrid: Person, removed: Person, network: Network) -> None:
    with pytest.raises(Refused, match=r"^not_lead$"):
        membership.grant_role(astrid, theirs(astrid, network), role="speaker")
    with pytest.raises(Refused, match=r"^not_member$"):
        membership.grant_role(saga, theirs(removed, network), role="speaker")


def test_it_costs_one_query_and_none_for_who_writes_nothing(
    astrid: Person, observer: Person, network: Network, django_assert_num_queries: Any
) -> None:
    mine, reads = membership_of(astrid, network), membership_of(observer, network)
    with django_assert_num_queries(1):
        may_wear(astrid, mine)
    with django_assert_num_queries(0):
        assert may_wear(observer, reads) == may_wear(astrid, None) == []
