"""What people may do to networks they see: pure rules, every answer."""

import pytest

from networks.membership import policies
from networks.membership.models import JoinRequest, Membership, Network
from networks.organisations.models import Organisation
from networks.people.models import Person

MEMBER, OBSERVER, LEAD = (Membership(role=role, network=Network()) for role in ("member", "observer", "lead"))
ARCHIVED = Membership(role="lead", network=Network(archived_at="2026-01-01T00:00:00Z"))
ENDED = Membership(role="lead", ended_at="2026-01-01T00:00:00Z")
OPEN, REQUEST, PRIVATE = (Network(visibility=kind) for kind in ("open", "request", "private"))
INSIDE = Person(organisation=Organisation(name="Laxå", member_since="2024-01-01"), confirmed_at="2026-01-01")
UNCONFIRMED = Person(organisation=Organisation(name="Laxå", member_since="2024-01-01"))
OUTSIDE = Person(organisation=Organisation(name="Utanför"))
ADMIN = Person(organisation=Organisation(name="Laxå", member_since="2024-01-01"), is_admin=True)


@pytest.mark.parametrize(
    ("mine", "code"),
    [
        (None, "not_member"),
        (ENDED, "not_member"),
        (OBSERVER, "observer"),
        (MEMBER, ""),
        (LEAD, ""),
        (ARCHIVED, "archived"),
    ],
)
def test_members_and_leads_write(mine: Membership | None, code: str) -> None:
    assert bool(policies.member(mine)) == (code in {"", "observer", "archived"})
    assert policies.write(mine).code == code


@pytest.mark.parametrize(
    ("mine", "code"),
    [(None, "not_lead"), (ENDED, "not_lead"), (OBSERVER, "not_lead"), (MEMBER, "not_lead"), (LEAD, "")],
)
def test_leads_lead(mine: Membership | None, code: str) -> None:
    assert policies.lead(mine).code == code


@pytest.mark.parametrize(
    ("person", "network", "code"),
    [
        (INSIDE, OPEN, ""),
        (INSIDE, REQUEST, "ask_first"),
        (INSIDE, PRIVATE, "not_open"),
        (OUTSIDE, OPEN, "organisation_not_member"),
        (UNCONFIRMED, OPEN, "not_confirmed"),
        (ADMIN, PRIVATE, "not_open"),
    ],
)
def test_people_of_member_organisations_join_open_networks(
    person: Person, network: Network, code: str
) -> None:
    assert policies.join(person, network).code == code


@pytest.mark.parametrize(
    ("person", "network", "mine", "code"),
    [
        (INSIDE, REQUEST, None, ""),
        (INSIDE, OPEN, None, "not_by_request"),
        (INSIDE, PRIVATE, None, "not_by_request"),
        (INSIDE, REQUEST, OBSERVER, "already_member"),
        (OUTSIDE, REQUEST, None, "organisation_not_member"),
    ],
)
def test_people_ask_to_join_by_request(
    person: Person, network: Network, mine: Membership | None, code: str
) -> None:
    assert policies.ask_to_join(person, network, mine).code == code


@pytest.mark.parametrize(
    ("mine", "leads", "code"),
    [(None, 1, "not_member"), (MEMBER, 1, ""), (MEMBER, 0, ""), (LEAD, 2, ""), (LEAD, 1, "last_lead")],
)
def test_the_last_lead_cannot_leave(mine: Membership | None, leads: int, code: str) -> None:
    assert policies.leave(mine, leads).code == code


@pytest.mark.parametrize(
    ("mine", "theirs", "role", "leads", "code"),
    [
        (LEAD, MEMBER, "lead", 1, ""),
        (LEAD, MEMBER, "observer", 1, ""),
        (LEAD, LEAD, "lead", 1, ""),
        (LEAD, LEAD, "member", 1, "last_lead"),
        (LEAD, LEAD, "member", 2, ""),
        (LEAD, ENDED, "member", 2, "not_member"),
        (MEMBER, MEMBER, "lead", 1, "not_lead"),
        (None, MEMBER, "lead", 1, "not_lead"),
    ],
)
def test_leads_set_roles(
    mine: Membership | None, theirs: Membership, role: str, leads: int, code: str
) -> None:
    assert policies.set_role(mine, theirs, role, leads).code == code


@pytest.mark.parametrize(
    ("mine", "theirs", "leads", "code"),
    [
        (LEAD, MEMBER, 1, ""),
        (LEAD, LEAD, 1, "last_lead"),
        (LEAD, LEAD, 2, ""),
        (OBSERVER, MEMBER, 1, "not_lead"),
    ],
)
def test_leads_remove(mine: Membership, theirs: Membership, leads: int, code: str) -> None:
    assert policies.remove(mine, theirs, leads).code == code


def test_leads_decide_once() -> None:
    waiting, answered = JoinRequest(), JoinRequest(decided_at="2026-01-01T00:00:00Z")
    assert policies.decide(LEAD, waiting)
    assert policies.decide(LEAD, answered).code == "already_decided"
    assert policies.decide(MEMBER, waiting).code == "not_lead"


def test_leads_add_accounts_to_private_networks_only() -> None:
    assert policies.add_member(LEAD, PRIVATE)
    assert policies.add_member(LEAD, OPEN).code == "not_private"
    assert policies.add_member(MEMBER, PRIVATE).code == "not_lead"


def test_administrators_make_networks_and_appoint_first_leads_only() -> None:
    assert policies.create_network(ADMIN)
    assert policies.create_network(INSIDE).code == "not_admin"
    assert policies.appoint_lead(ADMIN, 0)
    assert policies.appoint_lead(ADMIN, 1).code == "has_lead"
    assert policies.appoint_lead(INSIDE, 0).code == "not_admin"
