"""A forgotten password: the same answer for everybody, one link from BASE_URL, used once (G-22, G-26)."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from base.events.delivery import deliver_due
from base.events.models import RecordedEvent
from networks.people import actions
from networks.people.events import ResetAsked
from networks.people.listeners import mail_reset_link
from networks.people.models import Person
from networks.people.queries.accounts import person_of_link
from tests.factories import PASSWORD, client_of

RESET, DONE = "/accounts/password/reset/", "/accounts/password/reset/done/"
NEW = "blåbär och lingon i skogen"


def ask(client: Client, email: str, **more: str):  # type: ignore[no-untyped-def]
    """Send the form."""
    return client.post(RESET, {"email": email}, **more)  # type: ignore[arg-type]


def link_of(letter: mail.EmailMessage) -> str:
    """Return the path of the link in a mail."""
    found = re.search(rf"{re.escape(settings.BASE_URL)}(/accounts/\S+)", str(letter.body))
    assert found
    return found.group(1)


def mailed(client: Client, person: Person) -> str:
    """Ask, let the worker deliver, and return the link."""
    ask(client, person.email)
    deliver_due()
    return link_of(mail.outbox[-1])


def test_astrid_gets_a_link_and_chooses_a_new_password(client: Client, astrid: Person) -> None:
    other = client_of(astrid)
    link = mailed(client, astrid)
    moved = client.get(link)
    assert moved.headers["Location"] == re.sub(r"-[^/]+/$", "-choose/", link)
    form = client.get(moved.headers["Location"])
    assert form.headers["Referrer-Policy"] == "same-origin"
    assert 'autocomplete="new-password"' in form.content.decode()
    assert client.post(moved.headers["Location"], {"password": NEW}).status_code == 302
    astrid.refresh_from_db()
    assert astrid.check_password(NEW)
    assert other.get("/networks/").status_code == 302
    assert client.get("/networks/").status_code == 302  # not signed in by the link alone


def test_the_link_works_once(client: Client, astrid: Person) -> None:
    link = mailed(client, astrid)
    actions.set_password(astrid, password=NEW)
    page = client.get(client.get(link).headers["Location"])
    assert page.status_code == 410
    assert RESET in page.content.decode()


def test_a_weak_password_is_told_and_the_link_still_holds(client: Client, astrid: Person) -> None:
    form = client.get(mailed(client, astrid)).headers["Location"]
    assert client.post(form, {"password": "kort"}).status_code == 400
    assert client.post(form, {"password": "Astrid Blålavén"}).status_code == 400
    assert client.post(form, {"password": NEW}).status_code == 302


@pytest.mark.parametrize("key", ["1-abc", "zzzzzzzzzzzzz-abc", "1-" + "a" * 80])
def test_an_invented_link_is_no_link(client: Client, db: None, key: str) -> None:
    moved = client.get(f"/accounts/password/reset/key/{key}/").headers["Location"]
    assert client.get(moved).status_code == 410
    assert client.post(moved, {"password": NEW}).status_code == 410


def test_a_link_that_is_no_number_is_nobodys(db: None) -> None:
    assert person_of_link("å", "x") is None
    assert person_of_link("z" * 14, "x") is None


def test_unknown_and_known_addresses_get_the_same_answer_and_only_one_a_mail(
    client: Client, astrid: Person
) -> None:
    answers = [ask(client, "nobody@kommun.example"), ask(client, astrid.email.upper())]
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, DONE)] * 2
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [[astrid.email]]


def test_a_deactivated_account_gets_no_mail(client: Client, astrid: Person) -> None:
    actions.deactivate(astrid)
    ask(client, astrid.email)
    deliver_due()
    assert mail.outbox == []


def test_somebody_deactivated_after_asking_gets_no_mail_and_their_link_is_dead(
    client: Client, astrid: Person
) -> None:
    link = mailed(client, astrid)
    ask(client, astrid.email)
    actions.deactivate(astrid)
    deliver_due()
    assert len(mail.outbox) == 1
    uid, key = link.rstrip("/").rpartition("/")[2].split("-", 1)
    assert person_of_link(uid, key) is None


def test_links_come_from_base_url_whatever_the_host_header_says(client: Client, astrid: Person) -> None:
    assert ask(client, astrid.email, HTTP_HOST="evil.example").status_code == 400
    ask(client, astrid.email, HTTP_HOST="localhost", HTTP_X_FORWARDED_HOST="evil.example")
    deliver_due()
    assert "evil.example" not in str(mail.outbox[0].body)
    assert link_of(mail.outbox[0])


def test_a_name_with_newlines_adds_no_header(client: Client, astrid: Person) -> None:
    Person.objects.filter(pk=astrid.pk).update(name="Astrid\nBcc: alla@kommun.example")
    mailed(client, astrid)
    assert mail.outbox[0].recipients() == [astrid.email]
    assert "\n" not in mail.outbox[0].subject
    assert "Bcc" not in dict(mail.outbox[0].message().items())


def test_no_secret_lies_in_the_outbox(client: Client, astrid: Person) -> None:
    link = mailed(client, astrid)
    payload = RecordedEvent.objects.get(name="ResetAsked").payload
    assert set(payload) == {"person_id", "ask"}
    assert payload["ask"] not in link


def test_the_listener_runs_twice_and_mails_once(astrid: Person) -> None:
    for _ in range(2):
        mail_reset_link(ResetAsked(astrid.pk, "once"))
    mail_reset_link(ResetAsked(10**9, "gone"))
    assert len(mail.outbox) == 1


def test_the_mail_speaks_the_persons_language(client: Client, astrid: Person) -> None:
    Person.objects.filter(pk=astrid.pk).update(language="en")
    mailed(client, astrid)
    assert mail.outbox[0].subject == "Choose a new password for Erfa"


def test_asking_is_limited_for_known_and_unknown_alike(client: Client, astrid: Person) -> None:
    for email in (astrid.email, "nobody@kommun.example"):
        answers = [ask(client, email) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [302] * 5 + [429]
        assert int(answers[-1].headers["Retry-After"]) > 0


def test_astrid_changes_her_password_and_stays_signed_in_here_only(astrid: Person) -> None:
    here, there = client_of(astrid), client_of(astrid)
    before = here.session.session_key
    sent = {"current": PASSWORD, "password": NEW}
    assert here.post("/accounts/password/change/", sent).headers["Location"] == "/settings/security/"
    assert here.get("/networks/").status_code == 200
    assert here.session.session_key != before
    assert there.get("/networks/").status_code == 302
    astrid.refresh_from_db()
    assert astrid.check_password(NEW)


def test_a_wrong_current_password_changes_nothing(astrid: Person) -> None:
    here = client_of(astrid)
    page = here.post("/accounts/password/change/", {"current": "fel", "password": NEW})
    assert page.status_code == 400
    assert 'id="id_current_error"' in page.content.decode()
    astrid.refresh_from_db()
    assert astrid.check_password(PASSWORD)


def test_guessing_the_current_password_is_limited(astrid: Person) -> None:
    here = client_of(astrid)
    sent = [here.post("/accounts/password/change/", {"current": "fel", "password": NEW}) for _ in range(11)]
    assert [answer.status_code for answer in sent] == [400] * 10 + [429]
