"""Using an invitation: GET shows, POST uses; once; bound to network, role and address; expiring (G-20, G-23)."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from base import clock
from base.errors import Refused
from base.events.delivery import deliver_due
from networks.membership.actions.accepting import Newcomer, accept_invitation, accept_with_account
from networks.membership.actions.inviting import invite, withdraw_invitation
from networks.membership.letters import path_of
from networks.membership.models import Invitation, Membership, Network, Role
from networks.organisations.models import Domain, Organisation
from networks.people.models import Person, Session
from tests.factories import PASSWORD, client_of, make_member, make_network, make_organisation, make_person
from tests.races import together

NINA = "nina@laxa.example"
FORM = {"name": "Nina Ny", "title": "Utredare", "password": PASSWORD, "agree": "on", "rules": "1"}


@pytest.fixture
def laxa(db: None) -> Organisation:
    """Laxå, whose domain is confirmed."""
    laxa = make_organisation("Laxå", code="1861")
    now = timezone.now()
    Domain.objects.create(organisation=laxa, name="laxa.example", added_at=now, confirmed_at=now)
    return laxa


def link(saga: Person, network: Network, address: str = NINA, **more: object) -> str:
    """Invite an address, and return the path that its letter holds."""
    values = {"role": Role.MEMBER, **more}
    return path_of(invite(saga, network, addresses=[address], **values).sent[0])  # type: ignore[arg-type]


def test_nina_is_shown_who_invites_and_looking_uses_nothing(
    client: Client, saga: Person, closed: Network, laxa: Organisation
) -> None:
    path = link(saga, closed, message="Kom med!")
    for _look in range(3):
        page = client.get(path)
    text = page.content.decode()
    assert [
        word in text for word in ("Slutna rummet", "Saga Kvistmark", "Kom med!", "Var snäll.", "Laxå")
    ] == [True] * 5
    assert client.head(path).status_code == 200
    assert (Invitation.objects.get().used_at, Person.objects.filter(email=NINA).count()) == (None, 0)


def test_nina_makes_her_account_in_one_form_and_is_signed_in_confirmed_and_a_member(
    client: Client, saga: Person, closed: Network, laxa: Organisation
) -> None:
    path = link(saga, closed)
    client.get(path)
    before = client.session.session_key
    assert client.post(path, FORM).headers["Location"] == "/welcome/"
    nina = Person.objects.get(email=NINA)
    assert (nina.name, nina.title, nina.organisation, nina.takes_part) == ("Nina Ny", "Utredare", laxa, True)
    assert Membership.objects.get(person=nina, network=closed).role == Role.MEMBER
    assert Session.objects.get(person=nina).session_key != before
    assert client.get("/n/slutna/").status_code == 200
    used = Invitation.objects.get()
    assert used.used_by == nina


def test_an_observer_is_invited_to_read(
    client: Client, saga: Person, network: Network, laxa: Organisation
) -> None:
    client.post(link(saga, network, role=Role.OBSERVER), FORM)
    assert Membership.objects.get(person__email=NINA).role == Role.OBSERVER


def test_used_it_is_gone_for_everybody_but_leads_its_user_on(
    client: Client, saga: Person, network: Network, laxa: Organisation
) -> None:
    path = link(saga, network)
    client.post(path, FORM)
    assert client.get(path).headers["Location"] == "/n/digital-mognad/"
    for other in (Client(), client_of(saga)):
        assert other.get(path).status_code == 410
        assert other.post(path, FORM).status_code == 410


@pytest.mark.parametrize("what", ["expired", "withdrawn", "archived", "wrong", "unknown"])
def test_whatever_is_wrong_the_page_tells_the_same(
    client: Client, saga: Person, network: Network, laxa: Organisation, what: str
) -> None:
    path, now = link(saga, network), timezone.now()
    if what == "expired":
        now += timedelta(days=14, seconds=1)
    elif what == "withdrawn":
        withdraw_invitation(saga, Invitation.objects.get())
    elif what == "archived":
        Network.objects.update(archived_at=now)
    elif what == "wrong":
        path = f"{path[:-44]}{'0' * 43}/"
    else:
        path = path.replace("/i/", "/i/9")
    with clock.at(now):
        answers = [client.get(path), client.post(path, FORM)]
    assert [each.status_code for each in answers] == [410, 410]
    assert "Digital mognad" not in answers[0].content.decode()
    assert not Person.objects.filter(email=NINA).exists()


def test_where_she_works_is_asked_when_nothing_says_it_and_then_confirmed_by_a_contact(
    client: Client, saga: Person, network: Network, admin: Person
) -> None:
    make_organisation("Tierp", code="0360")
    make_organisation("Tibro", code="1472")
    path = link(saga, network, "nina@annan.example")
    assert client.post(path, FORM).status_code == 400
    many = client.post(path, FORM | {"organisation": "ti"})
    assert (many.status_code, "Tibro, Tierp" in many.content.decode()) == (400, True)
    assert (
        "Ingen organisation heter" in client.post(path, FORM | {"organisation": "Atlantis"}).content.decode()
    )
    for n in range(13):
        make_organisation(f"Norra {n}")
    assert "Skriv mer av det" in client.post(path, FORM | {"organisation": "norra"}).content.decode()
    assert client.post(path, FORM | {"organisation": "tierp"}).status_code == 302
    nina = Person.objects.get(email="nina@annan.example")
    assert (nina.organisation.name, nina.confirmed_at, nina.takes_part) == ("Tierp", None, False)
    deliver_due()
    assert admin.email in [letter.to[0] for letter in mail.outbox]


def test_the_leads_choice_of_organisation_stands_but_a_confirmed_domain_stands_before_it(
    client: Client, saga: Person, network: Network, laxa: Organisation
) -> None:
    kalmar = make_organisation("Kalmar", code="0880")
    client.post(link(saga, network, "olle@annan.example", organisation=kalmar), FORM)
    Client().post(link(saga, network, organisation=kalmar), FORM)
    found = {
        each.email: (each.organisation.name, each.takes_part)
        for each in Person.objects.filter(title="Utredare")
    }
    assert found == {"olle@annan.example": ("Kalmar", False), NINA: ("Laxå", True)}


def test_nobody_begins_at_an_organisation_that_has_closed_since_the_letter_was_written(
    client: Client, saga: Person, network: Network
) -> None:
    kalmar = make_organisation("Kalmar", code="0880")
    make_organisation("Tierp", code="0360")
    path = link(saga, network, "olle@annan.example", organisation=kalmar)
    assert "Kalmar" in client.get(path).content.decode()
    Organisation.objects.filter(pk=kalmar.pk).update(closed_at=timezone.now())
    page = client.get(path).content.decode()
    assert 'name="organisation"' in page
    assert client.post(path, FORM).status_code == 400
    assert client.post(path, FORM | {"organisation": "Tierp"}).status_code == 302
    assert Person.objects.get(email="olle@annan.example").organisation.name == "Tierp"


def test_a_letter_in_english_leads_to_english_until_its_reader_chooses(
    client: Client, saga: Person, network: Network, laxa: Organisation
) -> None:
    path = link(saga, network, language="en")
    page = client.get(path)
    assert "You are invited to Digital maturity" in page.content.decode()
    assert ('<html lang="en"' in page.content.decode(), page.headers["Content-Language"]) == (True, "en")
    swede = Client()
    swede.cookies["language"] = "sv"
    assert "Du är inbjuden" in swede.get(path).content.decode()
    client.post(path, FORM)
    assert Person.objects.get(email=NINA).language == "en"


def test_a_used_letter_lets_nobody_back_who_was_removed(
    client: Client, saga: Person, closed: Network, laxa: Organisation
) -> None:
    path = link(saga, closed)
    client.post(path, FORM)
    Membership.objects.filter(person__email=NINA).update(ended_at=timezone.now())
    gone = client.get(path)
    assert (gone.status_code, "Slutna rummet" in gone.content.decode()) == (410, False)
    assert "Har du använt den själv" not in gone.content.decode()
    assert "Har du använt den själv" in Client().get(path).content.decode()


def test_an_unconfirmed_person_reads_and_writes_where_invited_and_nowhere_else(
    client: Client, saga: Person, network: Network, closed: Network
) -> None:
    make_organisation("Tierp", code="0360")
    client.post(link(saga, closed, "nina@annan.example"), FORM | {"organisation": "Tierp"})
    assert client.get("/n/slutna/").status_code == 200
    assert client.get("/n/slutna/new/question/", follow=True).status_code in {200, 404}
    assert client.get("/n/digital-mognad/").headers["Location"] == "/n/digital-mognad/about/"
    about = client.get("/n/digital-mognad/about/").content.decode()
    assert "Tierp" in about
    assert client.post("/n/digital-mognad/join/").status_code == 403


def test_the_rules_have_to_be_agreed_to_as_they_are(
    client: Client, saga: Person, network: Network, laxa: Organisation
) -> None:
    path = link(saga, network)
    assert client.post(path, {**FORM, "agree": ""}).status_code == 400
    Network.objects.update(rules_version=2, rules=["Nya regler."])
    changed = client.post(path, FORM)
    assert (changed.status_code, 'name="rules" value="2"' in changed.content.decode()) == (403, True)
    assert client.post(path, FORM | {"rules": "2"}).status_code == 302
    assert Membership.objects.get(person__email=NINA).rules_accepted == 2


def test_who_has_an_account_signs_in_and_says_yes(client: Client, saga: Person, closed: Network) -> None:
    nina = make_person("Nina", email="Nina@Laxa.Example")
    path = link(saga, closed)
    page = client.get(path).content.decode()
    assert f"/accounts/login/?next={path}" in page.replace("%2F", "/")
    assert client.post(path, FORM).status_code == 400  # no second account
    browser = client_of(nina)
    assert browser.get(path).status_code == 200
    assert browser.post(path, {"rules": "1"}).status_code == 400
    assert browser.post(path, {"rules": "1", "agree": "on"}).headers["Location"] == "/n/slutna/"
    assert Membership.objects.get(person=nina).network == closed


def test_somebody_signed_in_with_another_address_is_told_so_and_gets_nowhere(
    astrid: Person, saga: Person, closed: Network
) -> None:
    path, browser = link(saga, closed), client_of(astrid)
    page = browser.get(path).content.decode()
    assert (NINA in page, astrid.email in page) == (True, True)
    assert browser.post(path, {"rules": "1", "agree": "on"}).status_code == 403
    assert browser.post(path, FORM).status_code == 403
    assert (Membership.objects.filter(network=closed).count(), Invitation.objects.get().used_at) == (1, None)


def test_a_member_who_is_invited_stays_as_they_are(saga: Person, astrid: Person, network: Network) -> None:
    path = link(saga, network)
    Membership.objects.filter(person=astrid).update(role=Role.LEAD)
    Person.objects.filter(pk=astrid.pk).update(email=NINA)
    client_of(astrid).post(path, {"rules": "1", "agree": "on"})
    assert Membership.objects.get(person=astrid).role == Role.LEAD


def test_one_invitation_does_not_open_another_network(
    client: Client, saga: Person, network: Network, closed: Network, laxa: Organisation
) -> None:
    first, second = link(saga, network), link(saga, closed, "olle@laxa.example")
    crossed = "/".join([*second.split("/")[:3], *first.split("/")[3:]])
    assert client.get(crossed).status_code == 410
    client.post(first, FORM)
    assert [each.network for each in Membership.objects.filter(person__email=NINA)] == [network]


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_use_one_invitation_at_once_one_gets_in() -> None:
    network, saga = make_network("Digital mognad"), make_person("Saga Kvistmark")
    make_member(network, saga, Role.LEAD)
    make_organisation("Tierp", code="0360")
    _empty, _i, number, secret, _end = link(saga, network).split("/")
    nina = Newcomer("Nina", "", Organisation.objects.get(code="0360"), "", "sv")
    use = {"invitation_id": int(number), "secret": secret, "rules": 1}
    answers = together([partial(accept_with_account, nina, **use, place="1.2.3.4")] * 20)  # type: ignore[arg-type]
    assert [type(each) for each in answers].count(Membership) == 1
    assert {str(each) for each in answers if isinstance(each, Exception)} == {"invitation_gone"}
    assert (
        Person.objects.filter(email=NINA).count()
        == Membership.objects.filter(person__email=NINA).count()
        == 1
    )


@pytest.mark.django_db(transaction=True)
def test_of_twenty_posts_over_http_one_gets_in() -> None:
    network, saga = make_network("Digital mognad"), make_person("Saga Kvistmark")
    make_member(network, saga, Role.LEAD)
    make_organisation("Tierp", code="0360")
    path = link(saga, network)
    answers = together([lambda: Client().post(path, FORM | {"organisation": "Tierp"}).status_code] * 20)
    assert sorted(map(str, answers)) == sorted(["302", *["410"] * 19]) or answers.count(302) == 1
    assert {answer for answer in answers if answer != 302} <= {410, 403}
    assert Person.objects.filter(email=NINA).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_withdrawal_and_a_use_at_once_leave_one_of_them_true() -> None:
    network, saga, nina = make_network(), make_person("Saga Kvistmark"), make_person("Nina", email=NINA)
    make_member(network, saga, Role.LEAD)
    _empty, _i, number, secret, _end = link(saga, network).split("/")
    invitation = Invitation.objects.get()
    answers = together(
        [
            partial(withdraw_invitation, saga, invitation),
            partial(accept_invitation, nina, invitation_id=int(number), secret=secret, rules=1),
        ]
    )
    refusals = [each for each in answers if isinstance(each, Refused)]
    invitation.refresh_from_db()
    assert len(refusals) == 1
    assert (invitation.withdrawn_at is None) == Membership.objects.filter(person=nina).exists()
