"""The rules of coming in, every answer; and what the log names to whom (G-07)."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from base import audit
from base.errors import Invalid, Refused
from networks.membership import actions as membership
from networks.membership.actions import inviting as acts
from networks.membership.actions.accepting import Newcomer, accept_with_account
from networks.membership.actions.inviting import invite, withdraw_invitation
from networks.membership.events import InvitationSent
from networks.membership.inviting_listeners import mail_invitation
from networks.membership.letters import path_of
from networks.membership.models import Invitation, Membership, Network, Role
from networks.membership.policies import inviting
from networks.membership.queries import membership_of
from networks.organisations.models import Domain, Organisation
from networks.people.arriving.events import AccountAsked
from networks.people.arriving.listeners import mail_account_link
from networks.people.contacts import policies as keeping
from networks.people.contacts.events import ColleagueConfirmed, ColleagueDenied
from networks.people.contacts.listeners import tell_confirmed, tell_denied
from networks.people.models import Contact, Person
from tests.factories import client_of, make_member, make_person

NOW = datetime(2026, 11, 24, tzinfo=timezone.get_default_timezone())
OPEN, REQUEST, OLD = Network(visibility="open"), Network(visibility="request"), Network(archived_at=NOW)
HERE, ELSEWHERE = Organisation(pk=1, member_since=NOW), Organisation(pk=2, member_since=NOW)


def waits(**values: object) -> Invitation:
    """An invitation that holds, with changes."""
    return Invitation(
        **{"expires_at": NOW + timedelta(days=1), "address": "nina@umea.example", "role": "member"} | values
    )


@pytest.mark.parametrize(
    ("mine", "role", "code"),
    [
        (None, "observer", "not_member"),
        (Membership(network=OPEN, ended_at=NOW), "observer", "not_member"),
        (Membership(network=OLD), "observer", "archived"),
        (Membership(network=REQUEST), "observer", "role_by_lead"),
        (Membership(network=OPEN, role="lead"), "observer", "leads_write"),
        (Membership(network=OPEN), "lead", "role_not_invited"),
        (Membership(network=OPEN), "observer", ""),
        (Membership(network=OPEN, role="observer"), "member", ""),
    ],
)
def test_members_choose_to_write_or_to_read(mine: Membership | None, role: str, code: str) -> None:
    assert inviting.choose_role(mine, role).code == code


@pytest.mark.parametrize(
    ("invitation", "network", "code"),
    [
        (waits(), OPEN, ""),
        (waits(), OLD, "invitation_gone"),
        (waits(used_at=NOW), OPEN, "invitation_gone"),
        (waits(withdrawn_at=NOW), OPEN, "invitation_gone"),
        (waits(expires_at=NOW), OPEN, "invitation_gone"),
    ],
)
def test_an_invitation_is_used_while_it_holds(invitation: Invitation, network: Network, code: str) -> None:
    assert inviting.usable(invitation, network, NOW).code == code


def test_it_is_to_one_address_however_spelled() -> None:
    found = [
        inviting.accept(Person(email=email), waits()).code
        for email in ("Nina@UMEA.example", "n@umea.example")
    ]
    assert found == ["", "other_address"]


def test_leads_withdraw_until_it_is_used_and_send_while_it_waits() -> None:
    lead, member = Membership(network=OPEN, role="lead"), Membership(network=OPEN)
    used, withdrawn = waits(used_at=NOW), waits(withdrawn_at=NOW)
    assert [inviting.withdraw(lead, each).code for each in (waits(), used, withdrawn)] == [
        "",
        "invitation_used",
        "",
    ]
    assert [inviting.resend(lead, each).code for each in (waits(), used)] == ["", "invitation_gone"]
    assert (inviting.withdraw(member, waits()).code, inviting.resend(member, waits()).code) == (
        "not_lead",
    ) * 2


@pytest.mark.parametrize(
    ("person", "mine", "code"),
    [
        (Person(is_admin=True, organisation=ELSEWHERE), None, ""),
        (Person(organisation=HERE, confirmed_at=NOW), None, "not_contact"),
        (Person(organisation=HERE, confirmed_at=NOW), Contact(organisation=HERE), ""),
        (Person(organisation=HERE), Contact(organisation=HERE), "not_contact"),
        (Person(organisation=ELSEWHERE, confirmed_at=NOW), Contact(organisation=HERE), "not_contact"),
        (Person(organisation=HERE, confirmed_at=NOW), Contact(organisation=ELSEWHERE), "not_contact"),
        (Person(organisation=Organisation(pk=1)), Contact(organisation=HERE), "not_contact"),
    ],
)
def test_contacts_and_administrators_keep_an_organisation(
    person: Person, mine: Contact | None, code: str
) -> None:
    colleague, ended = Person(organisation=HERE), Person(organisation=HERE, is_active=False)
    assert keeping.keep(person, mine, HERE).code == code
    assert keeping.send_code(person, mine, Domain(organisation=HERE)).code == code
    assert keeping.confirm(person, mine, colleague).code == code
    assert keeping.deny(person, mine, ended).code == (code or "account_ended")
    assert keeping.appoint(Person(is_admin=True), ended).code == "account_ended"


def test_the_log_names_invitations_to_leads_and_domains_to_administrators(
    saga: Person, astrid: Person, admin: Person, network: Network
) -> None:
    sent = invite(saga, network, addresses=["nina@x.example"], role=Role.MEMBER).sent[0]
    domain = Domain.objects.create(organisation=saga.organisation, name="umea.example", added_at=NOW)
    things = [("invitation", sent.pk), ("domain", domain.pk)]
    told = {
        who.name: {kind: named.text for (kind, _id), named in audit.find(who, things).items()}
        for who in (saga, astrid, admin)
    }
    assert told == {
        saga.name: {"invitation": "nina@x.example"},
        astrid.name: {},
        admin.name: {"domain": "umea.example"},
    }


def test_a_network_has_so_many_waiting_invitations_and_no_more(
    saga: Person, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "MOST_WAITING", 2)
    invite(saga, network, addresses=["a@x.example", "b@x.example"], role=Role.MEMBER)
    with pytest.raises(Invalid):
        invite(saga, network, addresses=["c@x.example"], role=Role.MEMBER)
    withdraw_invitation(saga, Invitation.objects.all()[0])
    assert len(invite(saga, network, addresses=["c@x.example"], role=Role.MEMBER).sent) == 1


def test_what_is_gone_when_the_worker_comes_gets_no_mail(db: None, mailoutbox: list[object]) -> None:
    mail_account_link(AccountAsked(999))
    mail_invitation(InvitationSent(999, 1))
    tell_confirmed(ColleagueConfirmed(999))
    tell_denied(ColleagueDenied(999))
    assert mailoutbox == []


def test_an_unknown_link_and_no_place_of_work_are_refused(saga: Person, network: Network) -> None:
    path = path_of(invite(saga, network, addresses=["nina@x.example"], role=Role.MEMBER).sent[0])
    _empty, _i, number, secret, _end = path.split("/")
    nina = Newcomer("Nina", "", None, "", "sv")
    with pytest.raises(Invalid):
        accept_with_account(nina, invitation_id=int(number), secret=secret, rules=1, place="x")
    with pytest.raises(Refused, match=r"^invitation_gone$"):
        accept_with_account(nina, invitation_id=int(number), secret="0" * 43, rules=1, place="x")


def test_the_lead_is_told_who_is_in_already_and_who_has_an_invitation(
    saga: Person, astrid: Person, network: Network
) -> None:
    browser, page = client_of(saga), "/n/digital-mognad/lead/invitations/"
    data = {"addresses": f"nina@x.example {astrid.email}", "role": "member", "language": "sv"}
    browser.post(page, data)
    said = browser.post(page, data, follow=True).content.decode()
    assert f"Redan med i nätverket: {astrid.email}" in said
    assert "Har redan en inbjudan: nina@x.example" in said
    assert browser.post(f"{page}999999/resend/").status_code == 404


def test_a_letter_that_waited_is_no_way_back_for_who_is_removed(
    saga: Person, astrid: Person, by_request: Network
) -> None:
    """Astrid was invited, came in another way, and was removed: nothing that lies in her mailbox lets her in."""
    lead = make_person()
    make_member(by_request, lead, Role.LEAD)
    (letter,) = invite(lead, by_request, addresses=[astrid.email], role=Role.MEMBER).sent
    asked = membership.ask_to_join(astrid, by_request, message="", key="k")
    membership.decide(lead, asked, approve=True, reason="")
    membership.remove(lead, membership_of(astrid, by_request), reason="")  # type: ignore[arg-type]  # there is one
    answer = client_of(astrid).post(path_of(letter), {"rules": 1, "agree": "on"})
    assert answer.status_code == 410
    assert membership_of(astrid, by_request) is None
    letter.refresh_from_db()
    assert letter.withdrawn_at is not None
    (again,) = invite(lead, by_request, addresses=[astrid.email], role=Role.MEMBER).sent
    assert client_of(astrid).post(path_of(again), {"rules": 1, "agree": "on"}).status_code == 302
