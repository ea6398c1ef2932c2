"""Accounts: how they are made, and how they end."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from base.errors import Invalid
from networks.organisations.models import Organisation
from networks.people import actions
from networks.people.models import Person, Session
from networks.people.queries.colleagues import SIZE, people_page
from tests.factories import PASSWORD, client_of, make_organisation, make_person


@pytest.fixture
def laxa(db: None) -> Organisation:
    """Laxå, a member."""
    return make_organisation("Laxå", code="1860")


def create(laxa: Organisation, **changes: object) -> Person:
    """Make Astrid's account, with changes."""
    values = {
        "email": "astrid@laxa.example",
        "name": "Astrid Blålavén",
        "title": "Utvecklare",
        "password": PASSWORD,
    }
    return actions.create_person(organisation=laxa, **(values | changes))  # type: ignore[arg-type]


def test_an_account_is_made_with_what_was_given(laxa: Organisation) -> None:
    astrid = create(laxa)
    assert (astrid.email, astrid.language, astrid.is_admin, astrid.is_active) == (
        "astrid@laxa.example",
        "sv",
        False,
        True,
    )
    assert astrid.check_password(PASSWORD)


def test_names_and_titles_are_one_line_and_can_carry_no_header(laxa: Organisation) -> None:
    astrid = create(
        laxa, name="Astrid\r\nBcc: alla@laxa.example", title="a\u202eb\nc", email=" Astrid@Laxa.Example\n"
    )
    assert astrid.name == "Astrid Bcc: alla@laxa.example"
    assert astrid.title == "ab c"
    assert astrid.email == "astrid@laxa.example"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"name": " \u200b "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"title": "x" * 81}, "title"),
        ({"password": "kort"}, "password"),
        ({"password": "Astrid Blålavén"}, "password"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    laxa: Organisation, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        create(laxa, **changes)
    assert list(refused.value.fields) == [field]
    assert not Person.objects.exists()


def test_an_address_has_one_account_ignoring_case(laxa: Organisation) -> None:
    create(laxa)
    with pytest.raises(Invalid) as refused:
        create(laxa, email="ASTRID@laxa.example", name="Någon Annan")
    assert list(refused.value.fields) == ["email"]


def test_a_deactivated_account_keeps_its_name_and_loses_its_sessions(astrid: Person) -> None:
    browser = client_of(astrid)
    assert browser.get("/networks/").status_code == 200
    actions.deactivate(astrid)
    assert browser.get("/networks/").status_code == 302
    astrid.refresh_from_db()
    assert (astrid.shown_name, astrid.is_active) == ("Astrid Blålavén", False)
    assert not Session.objects.filter(person=astrid).exists()


def test_ending_sessions_spares_the_one_in_hand(astrid: Person) -> None:
    here, there = client_of(astrid), client_of(astrid)
    actions.end_sessions(astrid, but=here.session.session_key)
    assert here.get("/networks/").status_code == 200
    assert there.get("/networks/").status_code == 302


def test_old_sessions_are_forgotten(astrid: Person) -> None:
    client_of(astrid)
    actions.forget_old_sessions()
    assert Session.objects.count() == 1
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    actions.forget_old_sessions()
    assert not Session.objects.exists()


def test_the_operator_makes_the_first_administrator(laxa: Organisation) -> None:
    said = StringIO()
    who = {"email": "ada@laxa.example", "name": "Ada Admin", "organisation": "1860", "password": PASSWORD}
    call_command("create_admin", stdout=said, **who)
    assert said.getvalue() == "Ada Admin is an administrator and signs in with ada@laxa.example.\n"
    assert Person.objects.get().is_admin
    with pytest.raises(CommandError, match="email: "):
        call_command("create_admin", **who)
    with pytest.raises(CommandError, match="No organisation has the code 9999"):
        call_command("create_admin", **(who | {"organisation": "9999"}))


def test_the_password_of_an_administrator_may_come_on_standard_input(
    laxa: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(f"{PASSWORD}\r\nmore\n"))
    call_command("create_admin", email="ada@laxa.example", name="Ada", organisation="1860", stdout=StringIO())
    assert Person.objects.get().check_password(PASSWORD)


def test_an_organisations_people_are_shown_by_name_page_by_page(astrid: Person) -> None:
    laxa = astrid.organisation
    people = [make_person(f"{letter}{n}", organisation=laxa) for n in range(2) for letter in "ÖÅÄZ" * 5]
    gone = make_person("Borta", organisation=laxa, is_active=False)
    first = people_page(astrid, laxa)
    second = people_page(astrid, laxa, after=first.items[-1].pk)
    names = [person.name for person in [*first.items, *second.items]]
    assert (len(first), second.after) == (SIZE, None)
    assert names[0] == "Astrid Blålavén"
    assert [name[0] for name in names[1:]] == ["Z"] * 10 + ["Å"] * 10 + ["Ä"] * 10 + ["Ö"] * 10
    assert {*people, astrid} == {*first.items, *second.items}
    assert gone.name not in names
    back = people_page(astrid, laxa, before=second.items[0].pk)
    assert list(back.items) == list(first.items)
    assert list(people_page(astrid, laxa, after=10**9).items) == list(first.items)


def test_an_organisation_that_takes_no_part_shows_nobody(astrid: Person, outsider: Person) -> None:
    assert list(people_page(astrid, outsider.organisation).items) == []


def test_django_finds_a_person_by_address_ignoring_case(astrid: Person) -> None:
    assert Person.objects.get_by_natural_key(astrid.email.upper()) == astrid
