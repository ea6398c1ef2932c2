"""A second factor is required of leads and administrators, after a week that the pages explain (G-29)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from base import clock
from networks.membership import actions as memberships
from networks.membership.models import Membership, Network, Role
from networks.people import actions
from networks.people.models import Person
from realtime.wire.queries import living, person_of
from tests.factories import client_of, make_member, make_network, make_organisation
from tests.networks.people import device

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
INDEX = "/accounts/2fa/"


def deadline(person: Person) -> timedelta | None:
    """Return how long the person has."""
    person.refresh_from_db()
    by = person.second_factor_by
    return None if by is None else by - timezone.now()


def held(person: Person) -> Person:
    """Let the week of a lead be over."""
    Person.objects.filter(pk=person.pk).update(second_factor_by=timezone.now() - timedelta(minutes=1))
    person.refresh_from_db()
    return person


def test_whoever_becomes_a_lead_has_a_week(network: Network, saga: Person, astrid: Person) -> None:
    assert deadline(astrid) is None
    mine = Membership.objects.get(network=network, person=astrid)
    memberships.set_role(saga, mine, role=Role.LEAD)
    left = deadline(astrid)
    assert left is not None
    assert timedelta(days=6, hours=23) < left <= WEEK
    memberships.set_role(saga, mine, role=Role.MEMBER)
    assert deadline(astrid) is None


def test_who_leads_elsewhere_too_is_not_released(network: Network, saga: Person, astrid: Person) -> None:
    mine = Membership.objects.get(network=network, person=astrid)
    memberships.set_role(saga, mine, role=Role.LEAD)
    make_member(make_network(), astrid, Role.LEAD)
    memberships.remove(saga, mine)
    assert deadline(astrid) is not None


def test_leaving_the_last_network_that_one_leads_releases(
    network: Network, saga: Person, astrid: Person
) -> None:
    memberships.set_role(saga, Membership.objects.get(network=network, person=astrid), role=Role.LEAD)
    memberships.leave(astrid, network)
    assert deadline(astrid) is None


def test_founders_and_appointed_leads_have_a_week(admin: Person, astrid: Person, torulf: Person) -> None:
    values = {"name_en": "", "visibility": "private", "purpose": "Vi lär.", "rules": [], "key": "a"}
    made = memberships.create_network(admin, slug="nytt", name="Nytt", leads=[astrid.email], **values)
    assert deadline(astrid) is not None
    Membership.objects.filter(network=made).update(role=Role.MEMBER)
    memberships.appoint_lead(admin, made, email=torulf.email)
    assert deadline(torulf) is not None


def test_administrators_have_a_week_and_are_not_released(db: None) -> None:
    made = actions.create_person(
        email="a@kommun.example",
        name="Ada",
        title="",
        organisation=make_organisation(),
        password=None,
        is_admin=True,
    )
    assert deadline(made) is not None
    actions.release_second_factor(made)
    assert deadline(made) is not None


def test_asking_again_does_not_move_the_date(astrid: Person) -> None:
    with clock.at(timezone.now() - timedelta(days=3)):
        actions.require_second_factor(astrid)
    before = deadline(astrid)
    actions.require_second_factor(astrid)
    after = deadline(astrid)
    assert before is not None
    assert after is not None
    assert before - after < timedelta(minutes=1)


def test_while_the_week_lasts_every_page_tells_the_date(saga: Person) -> None:
    here = client_of(saga)
    assert "senast" not in here.get("/networks/").content.decode()
    actions.require_second_factor(saga)
    page = here.get("/networks/").content.decode()
    assert "så du behöver tvåstegsverifiering senast" in page
    assert f'href="{INDEX}"' in page
    explained = here.get(INDEX).content.decode()
    assert "Du har en vecka på dig" in explained
    device.with_app(saga)
    assert "tvåstegsverifiering senast" not in here.get("/networks/").content.decode()


def test_after_it_every_page_leads_to_the_one_that_sets_it_up(network: Network, saga: Person) -> None:
    here = client_of(held(saga))
    for path in (
        "/",
        "/networks/",
        "/n/digital-mognad/",
        "/n/digital-mognad/members/",
        "/settings/profile/",
        "/settings/security/address/",
    ):
        assert here.get(path).headers["Location"] == INDEX, path
    answer = here.post("/n/digital-mognad/new/", {"text": "Detta ville jag säga."})
    assert answer.status_code == 403
    assert "Detta ville jag säga." in answer.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "settings_language",
        "settings_appearance",
        "settings_security",
        "sessions",
        "sessions_end",
        "account_logout",
        "account_reauthenticate",
        "healthz",
    ],
)
def test_what_stays_open(saga: Person, name: str) -> None:
    assert client_of(held(saga)).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["accessibility", "privacy", "cookies"])
def test_the_laws_pages_stay_open(saga: Person, name: str) -> None:
    assert client_of(held(saga)).get(reverse(name)).status_code == 200


def test_the_page_of_somebody_held_leads_nowhere_that_is_shut(network: Network, saga: Person) -> None:
    here = client_of(held(saga))
    assert here.get("/settings/").headers["Location"] == "/settings/security/"
    for path in (INDEX, "/settings/security/", "/settings/language/"):
        page = here.get(path).content.decode()
        for shut in ("/n/digital-mognad/", "/networks/", "/settings/profile/", "/settings/security/address/"):
            assert f'href="{shut}"' not in page, (path, shut)
    explained = here.get(INDEX).content.decode()
    assert "Veckan som du hade på dig är över" in explained
    assert "Du har en vecka på dig" not in explained


def test_setting_it_up_opens_everything_again(network: Network, saga: Person) -> None:
    here = device.identified(client_of(held(saga)), saga)
    assert here.get("/accounts/2fa/totp/activate/").status_code == 200
    device.with_app(saga)
    assert here.get("/n/digital-mognad/").status_code == 200


def test_no_socket_is_open_to_somebody_held(saga: Person, astrid: Person) -> None:
    keys = {each: str(client_of(each).session.session_key) for each in (saga, astrid)}
    assert living(keys.values()) == set(keys.values())
    held(saga)
    assert person_of(keys[saga]) is None
    assert person_of(keys[astrid]) == astrid
    assert living(keys.values()) == {keys[astrid]}
    device.with_app(saga)
    assert living(keys.values()) == set(keys.values())


def test_members_need_none(client: Client, astrid: Person) -> None:
    assert client_of(astrid).get("/networks/").status_code == 200
    assert not astrid.lacks_second_factor
