"""Leads take back what they have done a moment ago: a removal, a role withdrawn. Exactly what was, and no more."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from base import clock
from base.audit.models import Entry
from base.errors import Refused
from base.events.delivery import deliver_due
from base.events.models import Delivery
from base.undo import LONGEST
from networks.membership import actions as membership
from networks.membership.models import Membership, Network, Role, WornRole
from networks.membership.queries.wearing import may_wear
from networks.people.models import Person
from tests.factories import client_of, make_member, make_person
from tests.toasts import press_undo, said, undo_of

pytestmark = pytest.mark.django_db

MEMBERS = "/n/digital-mognad/members/"
ROLES = "/n/digital-mognad/lead/roles/"


def too_late():  # type: ignore[no-untyped-def]
    """Expect that it is too late, or not theirs to take back."""
    return pytest.raises(Refused, match=r"^too_late$")


def theirs(person: Person, network: Network) -> Membership:
    """Return the person's row."""
    return Membership.objects.get(person=person, network=network)


def acts() -> list[str]:
    """Return what the log says, oldest first."""
    return list(Entry.objects.order_by("pk").values_list("act", flat=True))


@pytest.fixture
def other(network: Network) -> Person:
    """A second lead, who joined a month ago and has some days left for a second factor."""
    other = make_person("Ola Ledande", second_factor_by=timezone.now() + timedelta(days=3))
    make_member(network, other, Role.LEAD)
    Membership.objects.filter(person=other).update(joined_at=timezone.now() - timedelta(days=30))
    return other


@pytest.fixture
def worn(saga: Person, astrid: Person, network: Network) -> WornRole:
    """Astrid writes as a researcher since a while ago."""
    Membership.objects.filter(person=astrid).update(joined_at=timezone.now() - timedelta(days=9))
    with clock.at(timezone.now() - timedelta(days=2)):
        return membership.grant_role(saga, theirs(astrid, network), role="researcher")


def test_a_removed_lead_is_back_as_if_nothing_had_been(saga: Person, other: Person, network: Network) -> None:
    membership.grant_role(saga, theirs(other, network), role="speaker")
    before = Membership.objects.filter(person=other).values().get()
    due = other.second_factor_by
    page = client_of(saga).post(f"{MEMBERS}{other.pk}/remove/", {"reason": "Fel."}, follow=True)
    other.refresh_from_db()
    assert (theirs(other, network).is_active, other.second_factor_by) == (False, None)
    shown = press_undo(client_of(saga), page.content.decode(), follow=True).content.decode()
    other.refresh_from_db()
    assert Membership.objects.filter(person=other).values().get() == before
    assert (said(shown), undo_of(shown)) == ("Ola Ledande är medlem.", ("", {}))
    assert other.second_factor_by == due
    assert may_wear(other, theirs(other, network)) == ["lead", "speaker"]
    assert acts()[-2:] == ["membership.remove", "membership.remove_back"]


def test_taking_a_removal_back_twice_is_once(saga: Person, astrid: Person, network: Network) -> None:
    row = theirs(astrid, network)
    membership.remove(saga, row)
    for _ in range(2):
        membership.remove_back(saga, row)
    assert (theirs(astrid, network).is_active, acts()) == (
        True,
        ["membership.remove", "membership.remove_back"],
    )


def test_nobody_hears_of_a_removal_that_was_taken_back(
    saga: Person, astrid: Person, network: Network
) -> None:
    row = theirs(astrid, network)
    membership.remove(saga, row)
    deliver_due()
    assert mail.outbox == []  # not before it can no longer be taken back
    membership.remove_back(saga, row)
    Delivery.objects.update(due_at=timezone.now())
    deliver_due()
    assert (mail.outbox, Delivery.objects.filter(done_at=None).count()) == ([], 0)


def test_a_removal_stands_after_a_minute_and_for_other_leads(
    saga: Person, astrid: Person, other: Person, network: Network
) -> None:
    row = theirs(astrid, network)
    membership.remove(saga, row)
    with too_late():
        membership.remove_back(other, row)
    with clock.at(timezone.now() + LONGEST + timedelta(seconds=1)), too_late():
        membership.remove_back(saga, row)
    assert not theirs(astrid, network).is_active


def test_who_has_come_back_or_gone_for_good_meanwhile_stays_so(
    saga: Person, astrid: Person, freja: Person, network: Network
) -> None:
    for person in (astrid, freja):
        membership.set_role(saga, theirs(person, network), role="observer")
        membership.remove(saga, theirs(person, network))
    membership.join(astrid, network)
    Person.objects.filter(pk=freja.pk).update(is_active=False)
    for person in (astrid, freja):
        with too_late():
            membership.remove_back(saga, theirs(person, network))
    assert (theirs(astrid, network).role, theirs(freja, network).is_active) == ("member", False)


def test_a_lead_who_leads_no_longer_takes_nothing_back(
    saga: Person, astrid: Person, other: Person, network: Network
) -> None:
    row = theirs(astrid, network)
    membership.remove(saga, row)
    membership.set_role(other, theirs(saga, network), role="member")
    with pytest.raises(Refused, match=r"^not_lead$"):
        membership.remove_back(saga, row)


def test_a_lead_who_removes_themself_is_offered_nothing(saga: Person, other: Person) -> None:
    page = client_of(saga).post(f"{MEMBERS}{saga.pk}/remove/", {"reason": ""}, follow=True)
    assert undo_of(page.content.decode()) == ("", {})


def test_a_role_is_worn_again_as_it_was(
    worn: WornRole, saga: Person, astrid: Person, network: Network
) -> None:
    client = client_of(saga)
    page = client.post(f"{ROLES}{worn.pk}/withdraw/", follow=True).content.decode()
    assert may_wear(astrid, theirs(astrid, network)) == []
    for _ in range(2):
        assert press_undo(client, page).status_code == 302
    again = WornRole.objects.get()
    assert (again.person, again.role, again.granted_by, again.granted_at) == (
        astrid,
        "researcher",
        saga,
        worn.granted_at,
    )
    assert may_wear(astrid, theirs(astrid, network)) == ["researcher"]
    assert acts()[1:] == ["membership.withdraw_role", "membership.withdraw_role_back"]


def test_a_role_that_was_given_or_withdrawn_since_stays_so(
    worn: WornRole, saga: Person, astrid: Person, other: Person, network: Network
) -> None:
    row = theirs(astrid, network)
    membership.withdraw_role(saga, worn)
    for person, role in ((other, "researcher"), (saga, "speaker")):  # not theirs, and another role
        with too_late():
            membership.withdraw_role_back(person, row, role=role)
    given = membership.grant_role(other, row, role="researcher")
    with too_late():
        membership.withdraw_role_back(saga, row, role="researcher")
    membership.withdraw_role(other, given)
    with too_late():
        membership.withdraw_role_back(saga, row, role="researcher")
    assert WornRole.objects.count() == 0


def test_a_role_is_not_worn_again_by_who_has_left_and_come_back(
    worn: WornRole, saga: Person, astrid: Person, network: Network
) -> None:
    membership.withdraw_role(saga, worn)
    membership.leave(astrid, network)
    with pytest.raises(Refused, match=r"^not_member$"):
        membership.withdraw_role_back(saga, theirs(astrid, network), role="researcher")
    membership.join(astrid, network)
    with too_late():
        membership.withdraw_role_back(saga, theirs(astrid, network), role="researcher")
    assert WornRole.objects.count() == 0


def test_a_role_is_not_taken_back_by_who_names_another_or_too_late(
    worn: WornRole, saga: Person, astrid: Person, network: Network
) -> None:
    client = client_of(saga)
    membership.withdraw_role(saga, worn)
    for person, role, status in (
        (999_999, "researcher", 404),
        (astrid.pk, "lead", 404),
        (saga.pk, "speaker", 403),
    ):
        answer = client.post(f"{ROLES}withdraw/back/", {"person": str(person), "role": role})
        assert answer.status_code == status
    Entry.objects.update(at=_long_ago())
    answer = client.post(f"{ROLES}withdraw/back/", {"person": str(astrid.pk), "role": "researcher"})
    assert (answer.status_code, WornRole.objects.count()) == (403, 0)


def _long_ago() -> datetime:
    return timezone.now() - LONGEST - timedelta(seconds=1)
