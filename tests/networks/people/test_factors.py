"""The second factor: an app, passkeys, recovery codes; each code once, each change only by who it belongs to."""

import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from base.errors import Invalid, Refused, TooFast
from networks.people import actions
from networks.people.models import Person
from networks.people.queries.factors import factors_of, recovery_codes
from tests.factories import PASSWORD, client_of, make_person
from tests.networks.people import device

pytestmark = pytest.mark.django_db
TOTP, ADD, INDEX = "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/", "/accounts/2fa/"
CODES, NEW_CODES = "/accounts/2fa/recovery-codes/", "/accounts/2fa/recovery-codes/generate/"


@pytest.fixture
def here(astrid: Person) -> Client:
    """Astrid's browser, in which she has just shown who she is."""
    return device.identified(client_of(astrid), astrid)


def offered(page: str) -> tuple[str, str]:
    """Return the secret that a page shows, and the signed one in its form."""
    (secret,) = re.findall(r"secret=([A-Z2-7]+)", page)
    (signed,) = re.findall(r'name="offered" value="([^"]+)"', page)
    return secret, signed


def test_astrid_sets_up_an_app_and_is_shown_recovery_codes(here: Client, astrid: Person) -> None:
    page = here.get(TOTP).content.decode()
    assert "<svg" in page
    assert "style=" not in page
    secret, signed = offered(page)
    answer = here.post(TOTP, {"offered": signed, "code": device.code(secret, ahead=0)})
    assert answer.headers["Location"] == CODES
    shown = here.get(CODES).content.decode()
    assert len(re.findall(r"<code class=\"key\">\d{4} \d{4}</code>", shown)) == 10
    astrid.refresh_from_db()
    assert astrid.second_factor_at is not None


def test_a_look_stores_nothing_and_a_wrong_code_keeps_the_secret(here: Client, astrid: Person) -> None:
    secret, signed = offered(here.get(TOTP).content.decode())
    answer = here.post(TOTP, {"offered": signed, "code": "123"})
    assert answer.status_code == 400
    assert offered(answer.content.decode())[0] == secret
    assert not Authenticator.objects.exists()


def test_a_secret_of_somebody_elses_page_is_not_taken(here: Client, astrid: Person, torulf: Person) -> None:
    other = device.identified(client_of(torulf), torulf)
    secret, signed = offered(other.get(TOTP).content.decode())
    answer = here.post(TOTP, {"offered": signed, "code": device.code(secret, ahead=0)})
    assert answer.status_code == 400
    assert offered(answer.content.decode())[0] != secret


def test_secrets_are_not_readable_in_the_database(astrid: Person) -> None:
    device.with_app(astrid)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert device.SECRET not in stored
    codes = recovery_codes(astrid)
    assert codes is not None
    assert all(code not in stored for code in codes.get_unused_codes())


def test_what_another_key_has_written_fits_no_code(astrid: Person, settings) -> None:  # type: ignore[no-untyped-def]
    device.with_app(astrid)
    codes = recovery_codes(astrid)
    assert codes is not None
    known = codes.get_unused_codes()[0]
    settings.SECRET_KEY = "another"
    for code in (device.code(), known, device.code("")):
        with pytest.raises(Invalid):
            actions.use_code(astrid, code=code)
    settings.SECRET_KEY_FALLBACKS = []


def test_each_code_works_once(astrid: Person) -> None:
    device.with_app(astrid)
    code = device.code()
    assert actions.use_code(astrid, code=f"{code[:3]} {code[3:]}").type == "totp"
    with pytest.raises(Invalid):
        actions.use_code(astrid, code=code)
    codes = recovery_codes(astrid)
    assert codes is not None
    spare = codes.get_unused_codes()[3]
    assert actions.use_code(astrid, code=spare).type == "recovery_codes"
    with pytest.raises(Invalid):
        actions.use_code(astrid, code=spare)
    assert factors_of(astrid).codes_left == 9


def test_the_code_that_sets_an_app_up_has_been_used(astrid: Person) -> None:
    code = device.code(ahead=0)
    actions.set_up_totp(astrid, secret=device.SECRET, code=code)
    with pytest.raises(Invalid):
        actions.use_code(astrid, code=code)
    assert actions.use_code(astrid, code=device.code()).type == "totp"


def test_guessing_is_stopped(astrid: Person) -> None:
    device.with_app(astrid)
    for _ in range(9):  # setting it up was counted too
        with pytest.raises(Invalid):
            actions.use_code(astrid, code="000000")
    with pytest.raises(TooFast):
        actions.use_code(astrid, code=device.code())


def test_another_app_takes_the_place_of_the_first(astrid: Person) -> None:
    device.with_app(astrid)
    device.with_app(astrid, "KRSXG5DJNZTSA2LTEBTXK3BAMRQXIYJB")
    assert Authenticator.objects.filter(user=astrid, type="totp").count() == 1
    with pytest.raises(Invalid):
        actions.use_code(astrid, code=device.code())


def test_removing_the_last_factor_takes_the_recovery_codes_along(here: Client, astrid: Person) -> None:
    device.with_app(astrid)
    assert here.get("/accounts/2fa/totp/deactivate/").status_code == 200
    assert here.post("/accounts/2fa/totp/deactivate/").headers["Location"] == INDEX
    assert here.post("/accounts/2fa/totp/deactivate/").status_code == 302
    assert not Authenticator.objects.exists()
    astrid.refresh_from_db()
    assert astrid.second_factor_at is None


def test_a_lead_keeps_one(astrid: Person) -> None:
    device.with_app(astrid)
    actions.require_second_factor(astrid)
    with pytest.raises(Refused, match="second_factor_needed"):
        actions.remove_totp(astrid)
    here = device.identified(client_of(astrid), astrid)
    device.with_passkey(here, astrid)
    actions.remove_totp(astrid)
    key = factors_of(astrid).passkeys[0].id
    answer = here.post(f"/accounts/2fa/webauthn/keys/{key}/remove/")
    assert answer.status_code == 403
    assert "Lägg till ett annat sätt" in answer.content.decode()


def test_new_recovery_codes_end_the_old(here: Client, astrid: Person) -> None:
    assert here.post(NEW_CODES).status_code == 400
    assert here.get(CODES).headers["Location"] == INDEX
    device.with_app(astrid)
    old = recovery_codes(astrid)
    assert old is not None
    spare = old.get_unused_codes()[0]
    assert here.post(NEW_CODES).headers["Location"] == CODES
    with pytest.raises(Invalid):
        actions.use_code(astrid, code=spare)


def test_astrid_makes_names_and_removes_a_passkey(here: Client, astrid: Person) -> None:
    device.with_passkey(here, astrid)
    (key,) = factors_of(astrid).passkeys
    assert key.name == "Telefonen"
    edit, remove = (
        f"/accounts/2fa/webauthn/keys/{key.id}/edit/",
        f"/accounts/2fa/webauthn/keys/{key.id}/remove/",
    )
    assert here.post(edit, {"name": ""}).status_code == 400
    assert here.post(edit, {"name": "Jobbdatorn"}).status_code == 302
    assert "Jobbdatorn" in here.get(INDEX).content.decode()
    assert "Jobbdatorn" in here.get(remove).content.decode()
    assert here.post(remove).status_code == 302
    assert here.get(remove).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"rp": "evil.example"},
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:1"},
        {"origin": "http://sub.localhost"},
    ],
)
def test_a_passkey_of_another_place_is_not_taken(here: Client, astrid: Person, wrong: dict[str, str]) -> None:
    options = here.post(ADD, {"credential": ""}).json()
    sent = json.dumps(device.Key(**wrong).make(options))  # type: ignore[arg-type]
    assert here.post(ADD, {"credential": sent}).status_code == 400
    assert not Authenticator.objects.exists()


def test_an_answer_belongs_to_one_question(here: Client, astrid: Person) -> None:
    key = device.Key()
    answer = json.dumps(key.make(here.post(ADD, {"credential": ""}).json()))
    here.post(ADD, {"credential": ""})
    assert here.post(ADD, {"credential": answer}).status_code == 400
    fresh = json.dumps(key.make(here.post(ADD, {"credential": ""}).json()))
    assert here.post(ADD, {"credential": fresh}).status_code == 302
    assert here.post(ADD, {"credential": fresh}).status_code == 400


@pytest.mark.parametrize(
    "junk", ["[]", "{", "null", "7", "[" * 5000, '{"a":' * 3000, "x" * 30_000, '{"id": "å"}', "{}"]
)
def test_junk_is_no_passkey_and_no_fault(here: Client, junk: str) -> None:
    here.post(ADD, {"credential": ""})
    assert here.post(ADD, {"credential": junk}).status_code == 400


def test_the_browser_is_asked_for_the_host_of_base_url_never_of_the_request(here: Client) -> None:
    options = here.post(ADD, {"credential": ""}, headers={"host": "localhost"}).json()
    assert options["publicKey"]["rp"] == {"id": "localhost", "name": "Erfa"}


CHANGES = [
    "totp/activate/",
    "totp/deactivate/",
    "recovery-codes/generate/",
    "webauthn/add/",
    "webauthn/keys/1/edit/",
    "webauthn/keys/1/remove/",
]


@pytest.mark.parametrize(
    "path", [*(f"/accounts/2fa/{each}" for each in CHANGES), "/settings/security/address/"]
)
def test_an_open_browser_is_not_enough_to_change_anything(astrid: Person, path: str) -> None:
    here = client_of(astrid)
    again = f"/accounts/reauthenticate/?next={path.replace('/', '%2F')}"
    assert here.get(path).headers["Location"] == again
    assert here.post(path).headers["Location"].startswith("/accounts/reauthenticate/")
    device.identified(here, astrid, ago=601)
    assert here.get(path).headers["Location"] == again
    device.identified(here, make_person())
    assert here.get(path).headers["Location"] == again


def test_astrid_shows_again_who_she_is(astrid: Person) -> None:
    here = client_of(astrid)
    again = f"/accounts/reauthenticate/?next={TOTP}"
    assert here.post(again, {"password": "fel"}).status_code == 400
    assert here.post(again, {}).status_code == 400
    assert here.get(TOTP).status_code == 302
    assert here.post(again, {"password": PASSWORD}).headers["Location"] == TOTP
    assert here.get(TOTP).status_code == 200


def test_or_with_a_code_or_a_passkey(astrid: Person) -> None:
    device.with_app(astrid)
    key = device.with_passkey(client_of(astrid), astrid)
    by_code, by_key = client_of(astrid), client_of(astrid)
    again = f"/accounts/reauthenticate/?next={TOTP}"
    assert "Använd en lösennyckel" in by_code.get(again).content.decode()
    assert by_code.post(again, {"code": "000000"}).status_code == 400
    assert by_code.post(again, {"code": device.code()}).headers["Location"] == TOTP
    options = by_key.post(again, {"credential": ""}).json()
    assert by_key.post(again, {"credential": json.dumps(key.use(options))}).headers["Location"] == TOTP
    assert by_key.get(TOTP).status_code == 200
