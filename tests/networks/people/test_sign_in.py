"""In and out: one answer for every wrong pair, a new session key, and a limit for guessers (G-23, G-26)."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from base.errors import Invalid, TooFast
from networks.people import actions
from networks.people.actions import accounts
from networks.people.models import Person, Session
from tests.factories import PASSWORD, client_of, make_person

LOGIN = "/accounts/login/"
WRONG = "E-postadressen eller lösenordet stämmer inte."


def send(client: Client, person: Person, password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    """Send the sign-in form."""
    return client.post(LOGIN, {"email": person.email, "password": password, **more})


def test_astrid_signs_in_and_goes_on_to_where_she_was_going(client: Client, astrid: Person) -> None:
    assert client.get("/networks/").headers["Location"] == "/accounts/login/?next=/networks/"
    assert 'name="next" value="/networks/"' in client.get(f"{LOGIN}?next=/networks/").content.decode()
    assert send(client, astrid, next="/networks/").headers["Location"] == "/networks/"
    assert client.get("/networks/").status_code == 200


def test_the_address_is_the_same_in_capitals_and_with_spaces(client: Client, astrid: Person) -> None:
    astrid.email = f" {astrid.email.upper()} "
    assert send(client, astrid).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Kim@Umeå.example", "kim@xn--ume-wla.example", "kim@UMEÅ.example"])
def test_a_domain_is_spelled_in_either_way(client: Client, typed: str) -> None:
    kim = make_person("Kim Kollega", email="kim@xn--ume-wla.example")
    kim.email = typed
    assert send(client, kim).status_code == 302
    assert accounts.counted_as(typed) == "kim@xn--ume-wla.example"


def test_an_account_is_made_with_the_one_spelling(astrid: Person) -> None:
    made = actions.create_person(
        email="Ny@Umeå.example", name="Ny", title="", organisation=astrid.organisation, password=None
    )
    assert made.email == "ny@xn--ume-wla.example"


def test_a_pasted_password_is_taken_as_it_is(client: Client, astrid: Person) -> None:
    astrid.set_password("  mellanslag först och sist  ")
    astrid.save()
    assert send(client, astrid, "mellanslag först och sist").status_code == 400
    assert send(client, astrid, "  mellanslag först och sist  ").status_code == 302


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\/evil.example",
        "javascript:alert(1)",
        "networks/",
        "http:evil.example",
        "/\t/evil.example",
    ],
)
def test_next_leads_to_our_own_pages_only(client: Client, astrid: Person, wanted: str) -> None:
    assert send(client, astrid, next=wanted).headers["Location"] == "/"


def test_a_wrong_password_an_unknown_address_and_a_closed_door_get_one_answer(
    client: Client, astrid: Person
) -> None:
    closed = make_person()
    actions.deactivate(closed)
    nobody = Person(email="nobody@kommun.example")
    answers = [send(client, astrid, "fel"), send(client, nobody), send(client, closed)]
    assert {answer.status_code for answer in answers} == {400}
    assert all(WRONG in answer.content.decode() for answer in answers)
    assert not Session.objects.exists()


def test_what_was_typed_is_kept_but_never_the_password(client: Client, astrid: Person) -> None:
    page = send(client, astrid, "ett fel lösenord").content.decode()
    assert f'value="{astrid.email}"' in page
    assert "ett fel lösenord" not in page


@pytest.mark.parametrize(
    "data", [{}, {"email": "a@b.example"}, {"password": "x"}, {"email": "x" * 300, "password": "y"}]
)
def test_half_a_form_is_told(client: Client, db: None, data: dict[str, str]) -> None:
    assert client.post(LOGIN, data).status_code == 400


def test_fields_say_what_a_password_manager_asks(client: Client, db: None) -> None:
    page = client.get(LOGIN).content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "placeholder" not in page.split("<main")[1].split("</main")[0]


def test_the_session_gets_a_new_key_and_belongs_to_the_person(client: Client, astrid: Person) -> None:
    client.session["before"] = 1
    before = client.cookies.get(settings.SESSION_COOKIE_NAME)
    send(client, astrid)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert before is None or before.value != key
    assert Session.objects.get().person == astrid


def test_a_planted_session_key_is_not_kept(client: Client, astrid: Person) -> None:
    planted = client.session
    planted["reset"] = "x"
    planted.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    send(client, astrid)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted.session_key
    assert [row.person for row in Session.objects.all()] == [astrid]


def test_ten_wrong_passwords_stop_the_guesser_with_a_time_to_wait(client: Client, astrid: Person) -> None:
    assert [send(client, astrid, "fel").status_code for _ in range(10)] == [400] * 10
    stopped = send(client, astrid)
    assert stopped.status_code == 429
    assert 0 < int(stopped.headers["Retry-After"]) <= 900
    assert f'value="{astrid.email}"' in stopped.content.decode()


def test_somebody_elsewhere_still_signs_in_while_a_guesser_is_stopped(client: Client, astrid: Person) -> None:
    for _ in range(11):
        send(client, astrid, "fel")
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert send(elsewhere, astrid).status_code == 302


def test_signing_in_rightly_is_never_too_often(astrid: Person) -> None:
    assert {send(Client(), astrid).status_code for _ in range(15)} == {302}


def test_many_addresses_from_one_place_are_stopped(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "SIGN_IN_PLACE", accounts.limits.Rate("people.sign_in_place", 3, 900))
    answers = [send(client, Person(email=f"p{n}@kommun.example"), "x").status_code for n in range(4)]
    assert answers == [400, 400, 400, 429]


def test_who_is_signed_in_is_sent_on(astrid: Person) -> None:
    assert client_of(astrid).get(LOGIN).headers["Location"] == "/"


def test_signing_out_asks_first_and_ends_this_session_only(astrid: Person) -> None:
    phone, desk = client_of(astrid), client_of(astrid)
    assert "data-signs-out" in phone.get("/accounts/logout/").content.decode()
    assert phone.get("/networks/").status_code == 200
    assert phone.post("/accounts/logout/").headers["Location"] == "/"
    assert phone.get("/networks/").status_code == 302
    assert desk.get("/networks/").status_code == 200
    assert Session.objects.filter(person=astrid).count() == 1


def test_signing_out_twice_is_no_fault(client: Client, db: None) -> None:
    assert client.post("/accounts/logout/").status_code == 302


def test_nobody_signs_up_by_themselves(client: Client, db: None) -> None:
    page = client.get("/accounts/signup/", follow=True)
    assert page.redirect_chain == [("/accounts/join/", 302)]
    assert (
        client.post("/accounts/signup/", {"email": "a@b.example", "password1": PASSWORD}).status_code == 405
    )
    assert not Person.objects.exists()


@pytest.mark.parametrize("path", ["email/", "inactive/", "confirm-email/", "password/set/", "2fa/trust/"])
def test_pages_of_allauth_that_are_not_ours_are_not_there(client: Client, db: None, path: str) -> None:
    assert client.get(f"/accounts/{path}").status_code == 404


def test_a_form_sent_after_the_session_ended_shows_what_was_typed(astrid: Person) -> None:
    page = Client().post(
        "/n/sakerhet/request/",
        {"message": "Det jag skrev."},
        headers={"Referer": f"{settings.BASE_URL}/n/sakerhet/about/"},
    )
    assert page.status_code == 403
    assert "Det jag skrev." in page.content.decode()
    assert "/accounts/login/?next=%2Fn%2Fsakerhet%2Fabout%2F" in page.content.decode()


def test_the_way_back_after_the_session_ended_is_never_a_foreign_page(db: None) -> None:
    page = Client().post("/n/x/join/", headers={"Referer": "https://evil.example/n/x/"})
    assert "/accounts/login/?next=%2F&quot;" in page.content.decode() or 'next=%2F"' in page.content.decode()


def test_a_password_that_was_typed_is_never_shown_again(astrid: Person) -> None:
    typed = {"current": PASSWORD, "password": "en helt ny och lugn fras"}
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(astrid)
    for client in (Client(), strict):  # the session has ended; the form came without its token
        answer = client.post("/accounts/password/change/", typed)
        assert answer.status_code == 403
        assert not [each for each in typed.values() if each in answer.content.decode()]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite knows the case of ASCII alone")
def test_an_address_in_odd_letters_counts_as_the_one_that_the_database_takes_it_for(db: None) -> None:
    """PostgreSQL's upper case of ı is I, and of ſ is S: each spelling would have its own count of tries."""
    person = make_person(email="lisbis@kommun.example")
    for spelled in ("lisbis", "lısbis", "liſbis", "lıſbıſ", "LISBIS"):
        for _n in range(2):
            with pytest.raises(Invalid):
                actions.check_sign_in(email=f"{spelled}@kommun.example", password="fel", place="1.2.3.4")
    with pytest.raises(TooFast):
        actions.check_sign_in(email="lısbiſ@kommun.example", password="fel", place="1.2.3.4")
    assert person.is_active
