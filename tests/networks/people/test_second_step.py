"""The second step of sign-in, and signing in with a passkey alone."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from base import clock
from base.errors import Invalid, TooFast
from networks.people import actions
from networks.people.models import Person, Session
from networks.people.queries.factors import recovery_codes
from tests.factories import PASSWORD, client_of, make_person
from tests.networks.people import device

pytestmark = pytest.mark.django_db
LOGIN, STEP, BY_KEY = "/accounts/login/", "/accounts/2fa/authenticate/", "/accounts/2fa/webauthn/login/"


def first(client: Client, person: Person) -> str:
    """Give the first factor, and return where that leads."""
    sent = {"email": person.email, "password": PASSWORD, "next": "/networks/"}
    return str(client.post(LOGIN, sent).headers["Location"])


def test_the_password_alone_does_not_let_astrid_in(client: Client, astrid: Person) -> None:
    device.with_app(astrid)
    assert first(client, astrid) == STEP
    assert client.get("/networks/").status_code == 302
    assert not Session.objects.filter(person=astrid).exists()
    assert client.post(STEP, {"code": "000000"}).status_code == 400
    before = client.session.session_key
    assert client.post(STEP, {"code": device.code()}).headers["Location"] == "/networks/"
    assert client.session.session_key != before
    assert client.get("/networks/").status_code == 200


def test_a_recovery_code_stands_in(client: Client, astrid: Person) -> None:
    device.with_app(astrid)
    codes = recovery_codes(astrid)
    assert codes is not None
    first(client, astrid)
    spare = codes.get_unused_codes()[0]
    assert client.post(STEP, {"code": f"{spare[:4]} {spare[4:]}"}).headers["Location"] == "/networks/"


def test_a_passkey_is_the_second_factor(client: Client, astrid: Person) -> None:
    key = device.with_passkey(client_of(astrid), astrid, device.Key(verified=False))
    first(client, astrid)
    page = client.get(STEP).content.decode()
    assert 'data-passkey="get"' in page
    options = client.post(STEP, {"credential": ""}).json()
    assert len(options["publicKey"]["allowCredentials"]) == 1
    stranger = device.Key()
    assert client.post(STEP, {"credential": json.dumps(stranger.use(options))}).status_code == 400
    options = client.post(STEP, {"credential": ""}).json()
    answer = client.post(STEP, {"credential": json.dumps(key.use(options))})
    assert answer.headers["Location"] == "/networks/"


def test_nobody_comes_to_the_second_step_past_the_first(client: Client, astrid: Person) -> None:
    device.with_app(astrid)
    assert client.get(STEP).headers["Location"] == LOGIN
    assert client.post(STEP, {"code": device.code()}).headers["Location"] == LOGIN
    assert client_of(astrid).get(STEP).status_code == 302


def test_guessing_at_the_second_step_is_stopped_with_a_time(client: Client, astrid: Person) -> None:
    device.with_app(astrid)
    first(client, astrid)
    answers = [client.post(STEP, {"code": "000000"}) for _ in range(11)]
    assert [each.status_code for each in answers][-1] == 429
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_astrid_signs_in_with_a_passkey_alone(client: Client, astrid: Person) -> None:
    device.with_app(astrid)
    key = device.with_passkey(client_of(astrid), astrid)
    options = client.post(BY_KEY, {"credential": "", "next": "/networks/"}).json()
    assert options["publicKey"]["userVerification"] == "required"
    assert options["publicKey"]["allowCredentials"] == []
    answer = client.post(BY_KEY, {"credential": json.dumps(key.use(options)), "next": "/networks/"})
    assert answer.headers["Location"] == "/networks/"
    assert client.get("/networks/").status_code == 200


def test_a_passkey_that_asks_for_no_finger_is_not_enough_alone(client: Client, astrid: Person) -> None:
    key = device.with_passkey(client_of(astrid), astrid, device.Key(verified=False))
    options = client.post(BY_KEY, {"credential": ""}).json()
    answer = client.post(BY_KEY, {"credential": json.dumps(key.use(options))})
    assert answer.status_code == 400
    assert "okänd här" in answer.content.decode()


def test_whom_a_passkey_claims_to_be_makes_no_difference(client: Client, astrid: Person) -> None:
    key = device.with_passkey(client_of(astrid), astrid)
    for handle in (str(make_person().pk).encode(), b"999999999", b"\xff", b"", b"-1", b"9" * 40):
        key.handle = handle
        options = client.post(BY_KEY, {"credential": ""}).json()
        assert client.post(BY_KEY, {"credential": json.dumps(key.use(options))}).status_code == 400


def test_a_deactivated_account_opens_to_no_passkey(client: Client, astrid: Person) -> None:
    key = device.with_passkey(client_of(astrid), astrid)
    actions.deactivate(astrid)
    options = client.post(BY_KEY, {"credential": ""}).json()
    assert client.post(BY_KEY, {"credential": json.dumps(key.use(options))}).status_code == 400


def test_an_answer_works_once(client: Client, astrid: Person) -> None:
    key = device.with_passkey(client_of(astrid), astrid)
    answer = json.dumps(key.use(client.post(BY_KEY, {"credential": ""}).json()))
    assert client.post(BY_KEY, {"credential": answer}).status_code == 302
    assert Client().post(BY_KEY, {"credential": answer}).status_code == 400
    assert Client().get(BY_KEY).status_code == 405


def test_a_stolen_key_without_its_pin_opens_nothing_whoever_it_was_asked_for(
    client: Client, astrid: Person
) -> None:
    """The question of one's own second step asks for no PIN; its answer is none to the door without a password."""
    stolen = device.with_passkey(client_of(astrid), astrid, device.Key(verified=False))
    thief = make_person()
    device.with_passkey(client_of(thief), thief)
    first(client, thief)
    easy = client.post(STEP, {"credential": ""}).json()
    answer = client.post(BY_KEY, {"credential": json.dumps(stolen.use(easy))})
    assert answer.status_code == 400
    assert client.get("/networks/").status_code == 302


def test_guessing_slowly_is_stopped_too(astrid: Person) -> None:
    device.with_app(astrid)
    begin = datetime(2030, 1, 1, tzinfo=UTC)  # windows are counted by the clock
    for n in range(50):
        with clock.at(begin + timedelta(minutes=16 * (n // 10))), pytest.raises(Invalid):
            actions.use_code(astrid, code="x")
    with clock.at(begin + timedelta(hours=4)), pytest.raises(TooFast) as stopped:
        actions.use_code(astrid, code=device.code())
    assert stopped.value.retry_after > 3600


def test_nobody_fills_the_sessions_with_questions(client: Client, db: None) -> None:
    answers = [client.post(BY_KEY, {"credential": ""}).status_code for _n in range(301)]
    assert (answers[-2], answers[-1]) == (200, 429)
