"""Signing in by a code in the mail: the same answer for everybody, few tries, once, where it was asked for (G-26)."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from base.events.delivery import deliver_due
from base.events.models import RecordedEvent
from networks.people import actions
from networks.people.models import Person, Session
from tests.factories import client_of, make_person
from tests.networks.people import device

ASK, CONFIRM = "/accounts/login/code/", "/accounts/login/code/confirm/"
pytestmark = pytest.mark.django_db


def mailed_code() -> str:
    """Let the worker deliver, and return the code of the latest mail."""
    deliver_due()
    found = re.search(r"^(\d{4} \d{4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found.group(1)


def test_astrid_signs_in_with_a_code(client: Client, astrid: Person) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert f'formaction="{ASK}"' in page
    sent = {"email": astrid.email.upper(), "password": "", "next": "/networks/"}
    assert client.post(ASK, sent).headers["Location"] == CONFIRM
    assert 'autocomplete="one-time-code"' in client.get(CONFIRM).content.decode()
    answer = client.post(CONFIRM, {"code": mailed_code()})
    assert answer.headers["Location"] == "/networks/"
    assert Session.objects.filter(person=astrid).count() == 1
    assert mail.outbox[0].to == [astrid.email]
    assert settings.BASE_URL in str(mail.outbox[0].body)


def test_the_answer_is_the_same_whoever_has_an_account(client: Client, astrid: Person) -> None:
    other = Client()
    answers = [client.post(ASK, {"email": astrid.email}), other.post(ASK, {"email": "nobody@kommun.example"})]
    assert {(each.status_code, each.headers["Location"]) for each in answers} == {(302, CONFIRM)}
    wrong = [each.post(CONFIRM, {"code": "1234 5678"}) for each in (client, other)]
    assert {each.status_code for each in wrong} == {400}
    pages = {re.sub(r'(value|nonce)="[^"]*"|\S+@\S+', "", each.content.decode()) for each in wrong}
    assert len(pages) == 1
    assert astrid.email in wrong[0].content.decode()
    deliver_due()
    assert len(mail.outbox) == 1


def test_no_secret_lies_in_the_outbox_nor_in_the_session(client: Client, astrid: Person) -> None:
    client.post(ASK, {"email": astrid.email})
    code = mailed_code().replace(" ", "")
    assert code not in str(list(RecordedEvent.objects.values()))
    assert code not in str(dict(client.session))


def test_a_code_works_once(client: Client, astrid: Person) -> None:
    client.post(ASK, {"email": astrid.email})
    code, asked = mailed_code(), dict(client.session["code_asked"])
    assert client.post(CONFIRM, {"code": code}).status_code == 302
    session = (other := Client()).session
    session["code_asked"] = asked
    session.save()
    assert other.post(CONFIRM, {"code": code}).status_code == 400


def test_a_code_works_only_where_it_was_asked_for(client: Client, astrid: Person) -> None:
    client.post(ASK, {"email": astrid.email})
    code = mailed_code()
    other = Client()
    other.post(ASK, {"email": astrid.email})
    assert other.post(CONFIRM, {"code": code}).status_code == 400
    assert client.post(CONFIRM, {"code": code}).status_code == 302


def test_five_wrong_tries_end_a_code(client: Client, astrid: Person) -> None:
    client.post(ASK, {"email": astrid.email})
    code = mailed_code()
    wrong = "0000 0000" if code != "0000 0000" else "1111 1111"
    assert {client.post(CONFIRM, {"code": wrong}).status_code for _ in range(5)} == {400}
    assert client.post(CONFIRM, {"code": code}).status_code == 400
    client.post(ASK, {"email": astrid.email})
    assert client.post(CONFIRM, {"code": mailed_code()}).status_code == 302


def test_a_code_holds_for_ten_minutes(client: Client, astrid: Person) -> None:
    client.post(ASK, {"email": astrid.email})
    code = mailed_code()
    session = client.session
    session["code_asked"] = {**session["code_asked"], "at": session["code_asked"]["at"] - 601}
    session.save()
    assert client.post(CONFIRM, {"code": code}).headers["Location"] == ASK
    page = client.get(ASK).content.decode()
    assert "Koden fungerar inte längre. Be om en ny." in page
    assert f'value="{astrid.email}"' in page
    assert client.get("/networks/").status_code == 302


@pytest.mark.parametrize("act", ["deactivate", "password"])
def test_what_ends_an_account_ends_its_codes(client: Client, astrid: Person, act: str) -> None:
    client.post(ASK, {"email": astrid.email})
    code = mailed_code()
    if act == "deactivate":
        actions.deactivate(astrid)
    else:
        actions.set_password(astrid, password="blåbär och lingon i skogen")
    assert client.post(CONFIRM, {"code": code}).status_code == 400


def test_mails_are_limited_for_an_address_and_for_a_place(client: Client, astrid: Person) -> None:
    answers = [client.post(ASK, {"email": astrid.email}) for _ in range(6)]
    assert [each.status_code for each in answers] == [302] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert client.post(ASK, {"email": make_person().email}).status_code == 302


def test_each_mail_goes_once_and_to_nobody_who_has_left(client: Client, astrid: Person) -> None:
    client.post(ASK, {"email": astrid.email})
    actions.deactivate(astrid)
    deliver_due()
    deliver_due()
    assert mail.outbox == []


def test_the_second_factor_comes_after_the_code(client: Client, astrid: Person) -> None:
    device.with_app(astrid)
    client.post(ASK, {"email": astrid.email, "next": "/networks/"})
    assert client.post(CONFIRM, {"code": mailed_code()}).headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/networks/").status_code == 302
    answer = client.post("/accounts/2fa/authenticate/", {"code": device.code()})
    assert answer.headers["Location"] == "/networks/"


def test_half_a_form_and_somebody_signed_in(client: Client, astrid: Person) -> None:
    assert client.post(ASK, {}).status_code == 400
    assert client.get(CONFIRM).headers["Location"] == ASK
    here = client_of(astrid)
    assert here.get(ASK).headers["Location"] == "/"
    assert here.get(CONFIRM).headers["Location"] == "/"
