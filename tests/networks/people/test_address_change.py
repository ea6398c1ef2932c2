"""Another e-mail address: confirmed by who reads the new one, stopped by the old one, once, within a day (G-22)."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from base import clock
from base.events.delivery import deliver_due
from base.events.models import RecordedEvent
from networks.organisations.models import Domain, Organisation
from networks.people import actions, listeners
from networks.people.events import AddressAsked
from networks.people.models import AddressChange, Person
from tests.factories import PASSWORD, client_of, make_organisation, make_person
from tests.networks.people import device

pytestmark = pytest.mark.django_db
CHANGE, NEW = "/settings/security/address/", "astrid.ny@laxa.example"


@pytest.fixture
def here(astrid: Person) -> Client:
    """Astrid's browser, in which she has just shown who she is."""
    return device.identified(client_of(astrid), astrid)


def letters(client: Client, email: str = NEW) -> tuple[str, str]:
    """Ask, let the worker deliver, and return the links of the mails to the new and to the old address."""
    assert client.post(CHANGE, {"email": email}).status_code == 302
    deliver_due()
    to_new, to_old = sorted(mail.outbox[-2:], key=lambda each: each.to[0] != email)
    return link_of(to_new), link_of(to_old)


def link_of(letter: mail.EmailMessage) -> str:
    """Return the path of the link in a mail."""
    found = re.search(rf"{re.escape(settings.BASE_URL)}(/settings/\S+)", str(letter.body))
    assert found
    return found.group(1)


def test_astrid_changes_her_address(here: Client, astrid: Person) -> None:
    old = astrid.email
    confirm, _stop = letters(here)
    assert NEW in here.get("/settings/security/").content.decode()
    reader = Client()  # of the mail: on another device, not signed in
    assert reader.get(confirm).status_code == 200
    astrid.refresh_from_db()
    assert astrid.email == old
    assert reader.post(confirm).status_code == 200
    astrid.refresh_from_db()
    assert astrid.email == NEW
    assert reader.post(confirm).status_code == 410
    assert reader.post("/accounts/login/", {"email": NEW, "password": PASSWORD}).status_code == 302
    deliver_due()
    assert [each.to for each in mail.outbox[2:]] == [[old], [NEW]]


def test_astrid_takes_her_wish_back_where_she_sees_it(here: Client, astrid: Person) -> None:
    confirm, _stop = letters(here)
    page = here.get("/settings/security/").content.decode()
    assert NEW in page
    assert 'action="/settings/security/address/withdraw/"' in page
    answer = here.post("/settings/security/address/withdraw/", follow=True)
    assert "Din adress är kvar som den är." in answer.content.decode()
    assert "withdraw" not in answer.content.decode()
    assert Client().post(confirm).status_code == 410
    again = here.post("/settings/security/address/withdraw/", follow=True)
    assert "Din adress är kvar" not in again.content.decode()


def test_the_old_address_stops_it(here: Client, astrid: Person) -> None:
    old = astrid.email
    confirm, stop = letters(here)
    reader = Client()
    assert reader.get(stop).status_code == 200
    assert reader.post(stop).status_code == 200
    assert reader.post(stop).status_code == 200
    assert reader.post(confirm).status_code == 410
    astrid.refresh_from_db()
    assert astrid.email == old


def test_what_is_done_is_not_stopped_but_whom_to_tell_is_said(here: Client, settings: Settings) -> None:
    settings.OPERATOR_EMAIL = "drift@erfa.example"
    confirm, stop = letters(here)
    Client().post(confirm)
    for answer in (Client().get(stop), Client().post(stop)):
        assert answer.status_code == 410
        assert "drift@erfa.example" in answer.content.decode()
    mail.outbox.clear()
    deliver_due()
    assert ["drift@erfa.example" in str(each.body) for each in mail.outbox] == [True, False]


def test_a_wish_that_is_too_old_is_not_shown_as_waiting(here: Client) -> None:
    letters(here)
    assert NEW in here.get("/settings/security/").content.decode()
    with clock.at(timezone.now() + timedelta(hours=25)):
        assert NEW not in here.get("/settings/security/").content.decode()


@pytest.mark.parametrize(("domain", "known"), [("laxa.example", True), ("ny.laxa.example", False)])
def test_an_address_of_the_organisation_shows_that_one_works_there(
    here: Client, astrid: Person, domain: str, known: bool
) -> None:
    now = timezone.now()
    Person.objects.filter(pk=astrid.pk).update(confirmed_at=None)
    Domain.objects.create(organisation=astrid.organisation, name=domain, added_at=now, confirmed_at=now)
    confirm, _stop = letters(here)
    Client().post(confirm)
    astrid.refresh_from_db()
    assert (astrid.confirmed_at is not None) is known
    assert RecordedEvent.objects.filter(name="ColleagueConfirmed").exists() is known


def test_the_link_holds_for_a_day(here: Client) -> None:
    confirm, _stop = letters(here)
    with clock.at(timezone.now() + timedelta(hours=24, minutes=1)):
        assert Client().get(confirm).status_code == 410
        assert Client().post(confirm).status_code == 410


def test_a_later_wish_ends_the_earlier(here: Client, astrid: Person) -> None:
    first, _stop = letters(here)
    second, _stop = letters(here, "astrid.annan@laxa.example")
    assert Client().post(first).status_code == 410
    assert Client().post(second).status_code == 200
    astrid.refresh_from_db()
    assert astrid.email == "astrid.annan@laxa.example"


def test_nobody_makes_a_link_of_another(here: Client) -> None:
    confirm, stop = letters(here)
    swapped = confirm.replace("/confirm/", "/stop/")
    assert Client().post(swapped).status_code == 410
    assert Client().post(stop.replace("/stop/", "/confirm/")).status_code == 410
    assert Client().post(re.sub(r"/[0-9a-f]{43}/", f"/{'0' * 43}/", confirm)).status_code == 410


def test_no_secret_lies_in_the_outbox_nor_in_the_table(here: Client) -> None:
    confirm, stop = letters(here)
    told = str(list(RecordedEvent.objects.values())) + str(list(AddressChange.objects.values()))
    for link in (confirm, stop):
        assert link.split("/")[-3] not in told


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("", "Fyll i"),
        ("astrid", "namn@kommun.se"),
        ("a@b", "namn@kommun.se"),
        ("x" * 300 + "@laxa.example", "för lång"),
    ],
)
def test_what_is_no_address(here: Client, email: str, words: str) -> None:
    answer = here.post(CHANGE, {"email": email})
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_an_address_that_is_taken_is_refused_whatever_its_case(
    here: Client, torulf: Person, astrid: Person
) -> None:
    answer = here.post(CHANGE, {"email": torulf.email.upper()})
    assert answer.status_code == 400
    assert "finns redan ett konto" in answer.content.decode()
    assert here.post(CHANGE, {"email": astrid.email}).status_code == 400


def test_an_address_that_is_taken_meanwhile_is_refused(here: Client, astrid: Person) -> None:
    confirm, _stop = letters(here)
    make_person(email=NEW)
    answer = Client().post(confirm)
    assert answer.status_code == 400
    assert "finns redan ett konto" in answer.content.decode()


def own(organisation: Organisation, name: str) -> None:
    """Let a mail domain be the organisation's."""
    now = timezone.now()
    Domain.objects.create(organisation=organisation, name=name, added_at=now, confirmed_at=now)


def test_an_address_of_another_organisation_is_refused_with_whom_to_ask(here: Client, astrid: Person) -> None:
    own(make_organisation("Umeå kommun"), "umea.example")
    own(astrid.organisation, "laxa.example")
    answer = here.post(CHANGE, {"email": "astrid@UMEA.example"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Umeå kommun" in page
    assert "administratör" in page
    assert here.post(CHANGE, {"email": NEW}).status_code == 302
    assert here.post(CHANGE, {"email": "astrid@notumea.example"}).status_code == 302


def test_a_closed_account_gets_no_other_address(here: Client, astrid: Person) -> None:
    confirm, _stop = letters(here)
    actions.deactivate(astrid)
    assert Client().post(confirm).status_code == 410


def test_wishes_are_limited(here: Client) -> None:
    answers = [here.post(CHANGE, {"email": f"a{n}@laxa.example"}).status_code for n in range(6)]
    assert answers == [302] * 5 + [429]


def test_each_mail_goes_once(here: Client) -> None:
    letters(here)
    again = AddressAsked(AddressChange.objects.get().pk)
    listeners.mail_confirmation(again)
    listeners.mail_warning(again)
    assert len(mail.outbox) == 2


def test_old_wishes_are_forgotten(here: Client) -> None:
    letters(here)
    with clock.at(timezone.now() + timedelta(days=91)):
        actions.forget_old_changes()
    assert not AddressChange.objects.exists()
