"""An account by an address on a confirmed domain: a mailed link, used once; the answer is the same for everybody."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from base import clock
from base.errors import Refused, TooFast
from base.events.delivery import deliver_due
from base.events.models import RecordedEvent
from networks.organisations.models import Domain, Organisation
from networks.people.arriving import actions as arriving
from networks.people.arriving.events import AccountAsked
from networks.people.arriving.listeners import mail_account_link
from networks.people.models import Arrival, Person, Session
from tests.factories import PASSWORD, client_of, make_organisation, make_person
from tests.races import together

JOIN, SENT = "/accounts/join/", "/accounts/join/sent/"
NINA = "nina@laxa.example"


@pytest.fixture
def laxa(db: None) -> Organisation:
    """Laxå, whose domain is confirmed."""
    laxa = make_organisation("Laxå", code="1860")
    now = timezone.now()
    Domain.objects.create(organisation=laxa, name="laxa.example", added_at=now, confirmed_at=now)
    return laxa


def ask(client: Client, email: str, **more: str):  # type: ignore[no-untyped-def]
    """Send the form, and let the worker deliver."""
    answer = client.post(JOIN, {"email": email}, **more)  # type: ignore[arg-type]
    deliver_due()
    return answer


def link() -> str:
    """Return the path of the link in the newest mail."""
    found = re.search(rf"{re.escape(settings.BASE_URL)}(/accounts/join/\S+)", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def test_nina_asks_gets_a_link_and_is_in_with_name_and_title(client: Client, laxa: Organisation) -> None:
    assert ask(client, "Nina@LAXA.example").headers["Location"] == SENT
    assert [letter.to for letter in mail.outbox] == [[NINA]]
    shown = client.get(link())
    assert "Laxå" in shown.content.decode()
    assert Person.objects.count() == 0  # GET made nothing
    client.cookies.clear()
    before = client.session.session_key
    made = client.post(link(), {"name": "Nina Ny", "title": "Utredare", "password": PASSWORD})
    assert made.headers["Location"] == "/welcome/"
    nina = Person.objects.get()
    assert (nina.email, nina.name, nina.organisation, nina.takes_part) == (NINA, "Nina Ny", laxa, True)
    assert client.get("/welcome/").status_code == 200
    assert Session.objects.get(person=nina).session_key != before


def test_a_link_that_was_asked_for_in_english_leads_to_english(client: Client, laxa: Organisation) -> None:
    client.cookies["language"] = "en"
    ask(client, NINA)
    phone = Client()  # the mail is opened elsewhere
    page = phone.get(link())
    assert ("Create your account" in page.content.decode(), page.headers["Content-Language"]) == (True, "en")
    phone.post(link(), {"name": "Nina Ny", "title": ""})
    assert Person.objects.get(email=NINA).language == "en"


def test_the_link_works_once_and_for_a_day(client: Client, laxa: Organisation) -> None:
    ask(client, NINA)
    path = link()
    with clock.at(timezone.now() + timedelta(hours=24, minutes=1)):
        assert client.get(path).status_code == 410
        assert client.post(path, {"name": "Nina", "password": ""}).status_code == 410
    assert client.post(path, {"name": "Nina", "password": ""}).status_code == 302
    assert Client().get(path).status_code == 410
    assert Client().post(path, {"name": "Nina", "password": ""}).status_code == 410
    assert Person.objects.count() == 1


def test_no_password_means_that_none_signs_in(client: Client, laxa: Organisation) -> None:
    ask(client, NINA)
    client.post(link(), {"name": "Nina", "title": "", "password": ""})
    assert not Person.objects.get().has_usable_password()


def test_a_weak_password_and_an_empty_name_are_told_and_the_link_still_holds(
    client: Client, laxa: Organisation
) -> None:
    ask(client, NINA)
    refused = client.post(link(), {"name": "", "title": "Utredare", "password": "kort"})
    assert refused.status_code == 400
    assert "Utredare" in refused.content.decode()
    assert client.post(link(), {"name": "Nina", "password": "kort"}).status_code == 400
    assert client.post(link(), {"name": "Nina", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    "email", ["nina@okand.example", "nina@evil-laxa.example", "nina@laxa.example.evil.example"]
)
def test_an_unknown_domain_gets_the_same_answer_and_no_mail(
    client: Client, laxa: Organisation, email: str
) -> None:
    assert ask(client, email).headers["Location"] == SENT
    assert (mail.outbox, Arrival.objects.count()) == ([], 0)


def test_an_organisation_that_takes_no_part_lets_nobody_in(client: Client, laxa: Organisation) -> None:
    ask(client, NINA)
    laxa.member_since = None
    laxa.save()
    assert client.post(link(), {"name": "Nina", "password": ""}).status_code == 410
    ask(client, "olle@laxa.example")
    assert len(mail.outbox) == 1


def test_a_domain_that_was_removed_ends_the_links_to_it(client: Client, laxa: Organisation) -> None:
    ask(client, NINA)
    Domain.objects.all().delete()
    assert client.get(link()).status_code == 410


def test_who_has_an_account_gets_the_same_answer_and_a_mail_that_says_so(
    client: Client, laxa: Organisation
) -> None:
    make_person("Nina", organisation=laxa, email=NINA)
    assert ask(client, NINA).headers["Location"] == SENT
    body = str(mail.outbox[0].body)
    assert f"{settings.BASE_URL}/accounts/login/" in body
    assert "/accounts/join/" not in body


def test_no_secret_lies_in_the_outbox_or_the_table(client: Client, laxa: Organisation) -> None:
    ask(client, NINA)
    secret = link().rstrip("/").rpartition("/")[2]
    assert secret not in str(list(RecordedEvent.objects.values_list("payload", flat=True)))
    assert secret not in str(Arrival.objects.values().get())


def test_the_mail_is_sent_once_and_its_link_is_from_base_url(client: Client, laxa: Organisation) -> None:
    ask(client, NINA, HTTP_HOST="127.0.0.1", HTTP_X_FORWARDED_HOST="evil.example")
    mail_account_link(AccountAsked(Arrival.objects.get().pk))
    assert len(mail.outbox) == 1
    assert "evil.example" not in str(mail.outbox[0].body)


def test_an_invented_link_is_no_link(client: Client, laxa: Organisation) -> None:
    ask(client, NINA)
    head, _, _secret = link().rstrip("/").rpartition("/")
    assert client.get(f"{head}/{'0' * 43}/").status_code == 410
    assert client.get(f"/accounts/join/999999/{'0' * 43}/").status_code == 410
    assert client.get(f"{head}/short/").status_code == 404


def test_asking_is_limited_for_an_address(client: Client, laxa: Organisation) -> None:
    for _try in range(5):
        ask(client, NINA)
    refused = ask(client, "NINA@laxa.example")
    assert (refused.status_code, int(refused.headers["Retry-After"]) > 0) == (429, True)
    with pytest.raises(TooFast):
        arriving.ask_for_account(email=NINA, language="sv", place="1.2.3.4")


def test_what_is_no_address_is_told(client: Client, laxa: Organisation) -> None:
    assert ask(client, "nina at laxa").status_code == 400


def test_signing_up_leads_to_the_page_that_tells_how(client: Client, db: None) -> None:
    assert client.get("/accounts/signup/").headers["Location"] == JOIN
    assert client.get(SENT).status_code == 200


def test_the_link_signs_in_the_new_person_whoever_was_signed_in_here(
    client: Client, laxa: Organisation
) -> None:
    ask(client, NINA)
    other = client_of(make_person("Olle"))
    other.post(link(), {"name": "Nina", "password": ""})
    assert int(other.session["_auth_user_id"]) == Person.objects.get(email=NINA).pk


def test_old_addresses_are_forgotten(client: Client, laxa: Organisation) -> None:
    ask(client, NINA)
    with clock.at(timezone.now() + timedelta(days=31)):
        arriving.forget_old_arrivals()
    assert Arrival.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_use_the_link_at_once_one_makes_an_account(client: Client) -> None:
    laxa = make_organisation("Laxå", code="1860")
    now = timezone.now()
    Domain.objects.create(organisation=laxa, name="laxa.example", added_at=now, confirmed_at=now)
    ask(client, NINA)
    number, secret = link().rstrip("/").split("/")[-2:]
    use = partial(
        arriving.make_account,
        arrival_id=int(number),
        secret=secret,
        name="Nina",
        title="",
        password="",
        language="sv",
        place="1.2.3.4",
    )
    answers = together([use] * 20)
    assert [type(each) for each in answers].count(Person) == 1
    assert {str(each) for each in answers if isinstance(each, Refused)} == {"link_gone"}
    assert Person.objects.count() == 1
