"""Accounts: deactivated and let in again, closed for good, moved, made administrators."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import timezone

from base.audit.models import Entry
from base.errors import Refused
from base.events.delivery import deliver_due
from networks.membership import actions as memberships
from networks.membership.models import Invitation, JoinRequest, Membership, Network
from networks.people.models import Contact, Person, Session
from networks.site.actions import people
from tests import factories as make
from tests.factories import client_of

pytestmark = pytest.mark.django_db


def acts() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("act", flat=True))


def test_a_deactivated_account_keeps_its_name_and_may_come_back(admin: Person, astrid: Person) -> None:
    client = client_of(astrid)
    people.deactivate(admin, astrid, reason="Har slutat")
    assert client.get("/networks/").status_code == 302
    astrid.refresh_from_db()
    assert (astrid.is_active, astrid.shown_name) == (False, "Astrid Blålavén")
    people.activate(admin, astrid)
    astrid.refresh_from_db()
    assert astrid.is_active
    assert acts() == ["people.deactivate", "people.activate"]
    assert Entry.objects.earliest("pk").reason == "Har slutat"


def test_twice_is_once(admin: Person, astrid: Person) -> None:
    people.deactivate(admin, astrid)
    people.deactivate(admin, astrid)
    people.activate(admin, astrid)
    people.activate(admin, astrid)
    assert acts() == ["people.deactivate", "people.activate"]


def test_a_closed_account_is_erased_and_what_was_written_stays(
    admin: Person, astrid: Person, network: Network, by_request: Network
) -> None:
    address = astrid.email
    thread = make.make_thread(network, astrid)
    memberships.ask_to_join(astrid, by_request, message="Jag heter Astrid.", key="a")
    letter = {"network": by_request, "address": address, "nonce": "n", "invited_at": timezone.now()}
    Invitation.objects.create(**letter, sent_at=timezone.now(), expires_at=timezone.now())
    client_of(astrid)
    people.close(admin, astrid)
    astrid.refresh_from_db()
    assert (astrid.name, astrid.title, astrid.languages) == ("", "", [])
    assert (astrid.is_closed, astrid.is_active, astrid.has_usable_password()) == (True, False, False)
    assert address not in (astrid.email, Invitation.objects.get().address)
    assert Invitation.objects.waiting().count() == 0
    assert (JoinRequest.objects.count(), Session.objects.filter(person=astrid).count()) == (0, 0)
    assert [each.is_active for each in Membership.objects.filter(person=astrid)] == [False]
    page = client_of(admin).get(thread.get_absolute_url(), follow=True).content.decode()
    assert "Tidigare medlem" in page
    assert "Astrid" not in page


def test_the_address_is_free_for_a_new_account(admin: Person, astrid: Person) -> None:
    address = astrid.email
    people.close(admin, astrid)
    assert make.make_person("Astrid Blålavén", email=address).email == address


def test_nothing_can_be_done_to_a_closed_account(admin: Person, astrid: Person) -> None:
    people.close(admin, astrid)
    closed = Person.objects.get(pk=astrid.pk)
    for act in (people.activate, people.deactivate, people.close, people.end_sessions):
        with pytest.raises(Refused) as refused:
            act(admin, closed)  # type: ignore[operator]
        assert refused.value.code == "account_closed"


def test_nobody_closes_their_own_account_here(admin: Person) -> None:
    make.make_person(is_admin=True)
    for act in (people.deactivate, people.close):
        with pytest.raises(Refused) as refused:
            act(admin, admin)
        assert refused.value.code == "not_yourself"


def test_the_last_administrator_stays_one(admin: Person, astrid: Person) -> None:
    with pytest.raises(Refused) as refused:
        people.set_admin(admin, admin, is_admin=False)
    assert refused.value.code == "last_admin"
    people.set_admin(admin, astrid, is_admin=True)
    astrid.refresh_from_db()
    assert (astrid.is_admin, astrid.second_factor_by is not None) == (True, True)
    people.set_admin(astrid, admin, is_admin=False)
    assert list(Person.objects.filter(is_admin=True)) == [astrid]
    assert acts() == ["people.make_admin", "people.unmake_admin"]


def test_a_deactivated_account_is_made_no_administrator(admin: Person, astrid: Person) -> None:
    people.deactivate(admin, astrid)
    with pytest.raises(Refused) as refused:
        people.set_admin(admin, astrid, is_admin=True)
    assert refused.value.code == "account_inactive"


def test_who_moves_is_no_contact_of_the_old_organisation_and_the_old_posts_stay_there(
    admin: Person, astrid: Person, network: Network
) -> None:
    laxa, umea = astrid.organisation, make.make_organisation("Umeå", code="2480")
    thread = make.make_thread(network, astrid)
    Contact.objects.create(person=astrid, organisation=laxa, since=timezone.now())
    people.move(admin, astrid, organisation=umea)
    astrid.refresh_from_db()
    assert (astrid.organisation, Contact.objects.count()) == (umea, 0)
    assert thread.posts.get().organisation == laxa
    assert Entry.objects.get().data == {"from": laxa.pk, "to": umea.pk}


def test_nobody_moves_to_a_closed_organisation(admin: Person, astrid: Person) -> None:
    gone = make.make_organisation(closed_at=timezone.now())
    with pytest.raises(Refused) as refused:
        people.move(admin, astrid, organisation=gone)
    assert refused.value.code == "organisation_closed"


def test_help_with_a_lost_second_factor_is_logged_and_mailed(admin: Person, astrid: Person) -> None:
    Authenticator.objects.create(user=astrid, type="totp", data={})
    Person.objects.filter(pk=astrid.pk).update(second_factor_at=timezone.now())
    client = client_of(astrid)
    people.remove_factors(admin, astrid)
    astrid.refresh_from_db()
    assert (astrid.second_factor_at, Authenticator.objects.count()) == (None, 0)
    assert client.get("/networks/").status_code == 302
    assert acts() == ["people.end_sessions", "people.remove_factors"] or acts() == ["people.remove_factors"]
    deliver_due()
    assert [each.to for each in mail.outbox] == [[astrid.email]]
    people.remove_factors(admin, astrid)
    assert acts().count("people.remove_factors") == 1


def test_others_do_none_of_it(saga: Person, astrid: Person) -> None:
    for act in (people.deactivate, people.activate, people.close, people.end_sessions, people.remove_factors):
        with pytest.raises(Refused) as refused:
            act(saga, astrid)  # type: ignore[operator]
        assert refused.value.code == "not_admin"
    assert acts() == []
