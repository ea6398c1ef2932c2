"""Invitations as leads keep them, and what is asked of those who ask to join (G-20, G-22, G-24, G-26)."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from base import clock
from base.audit.models import Entry
from base.errors import Invalid, Refused, TooFast
from base.events.delivery import deliver_due
from base.events.models import RecordedEvent
from networks.membership import actions as membership
from networks.membership.actions.inviting import (
    forget_old_invitations,
    invite,
    resend_invitation,
    withdraw_invitation,
)
from networks.membership.events import InvitationSent, JoinRequested
from networks.membership.inviting_forms import Invite
from networks.membership.inviting_listeners import mail_invitation, tell_leads
from networks.membership.letters import opens, path_of
from networks.membership.models import Invitation, Membership, Network, Outcome, Role
from networks.people.models import Person
from tests.factories import client_of, make_member, make_person

NINA = "nina@laxa.example"


def refused(code: str):  # type: ignore[no-untyped-def]
    """Expect a refusal with this code."""
    return pytest.raises(Refused, match=f"^{code}$")


def invited(saga: Person, network: Network, *addresses: str, role: str = Role.MEMBER) -> Invitation:
    """Invite, and return the first invitation."""
    return invite(saga, network, addresses=addresses or [NINA], role=role).sent[0]


def test_saga_invites_several_and_each_gets_one_letter(
    saga: Person, astrid: Person, network: Network
) -> None:
    done = invite(
        saga,
        network,
        addresses=["Nina@Laxa.example", NINA, "olle@umeå.example", astrid.email],
        role=Role.OBSERVER,
    )
    assert [each.address for each in done.sent] == [NINA, "olle@xn--ume-wla.example"]
    assert (done.members, done.waiting) == ([astrid.email], [])
    again = invite(saga, network, addresses=[NINA], role=Role.MEMBER)
    assert (again.sent, again.waiting) == ([], [NINA])
    deliver_due()
    assert sorted(letter.to[0] for letter in mail.outbox) == [NINA, "olle@xn--ume-wla.example"]
    assert Entry.objects.filter(act="membership.invite", network_id=network.pk).count() == 2


def test_the_letter_tells_who_invites_to_what_in_its_language_with_a_link_from_base_url(
    saga: Person, network: Network
) -> None:
    invite(saga, network, addresses=[NINA], role=Role.MEMBER, message="Kom\r\nmed!", language="en")
    deliver_due()
    letter = mail.outbox[0]
    assert letter.subject == "Invitation to Digital maturity"
    body = str(letter.body)
    assert "Saga Kvistmark at Umeå invites you" in body
    assert "Kom\nmed!" in body
    assert re.findall(r"https?://\S+/i/\S+", body) == [
        f"{settings.BASE_URL}{path_of(Invitation.objects.get())}"
    ]


def test_names_with_newlines_neither_break_nor_inject_the_letter(saga: Person, network: Network) -> None:
    Network.objects.filter(pk=network.pk).update(name="Digital\r\nBcc: alla@laxa.example")
    invited(saga, network)
    deliver_due()
    letter = mail.outbox[0]
    assert letter.recipients() == [NINA]
    assert letter.message()["Bcc"] is None
    assert str(letter.message()["Subject"]).startswith("Inbjudan till Digital")


def test_the_secret_lies_neither_in_the_table_nor_in_the_outbox(saga: Person, network: Network) -> None:
    invitation = invited(saga, network)
    secret = path_of(invitation).rstrip("/").rpartition("/")[2]
    stored = f"{Invitation.objects.values().get()}{list(RecordedEvent.objects.values())}{list(Entry.objects.values())}"
    assert secret not in stored
    other = Invitation.objects.create(
        network=network,
        address="x@y.example",
        nonce=invitation.nonce,
        invited_at=timezone.now(),
        sent_at=timezone.now(),
        expires_at=timezone.now(),
    )
    assert [opens(invitation, secret), opens(other, secret), opens(invitation, "")] == [True, False, False]


def test_a_letter_is_mailed_once_and_not_when_withdrawn_or_sent_anew_meanwhile(
    saga: Person, network: Network
) -> None:
    invitation = invited(saga, network)
    for _again in range(2):
        mail_invitation(InvitationSent(invitation.pk, 1))
    assert len(mail.outbox) == 1
    resend_invitation(saga, invitation)
    mail_invitation(InvitationSent(invitation.pk, 1))
    withdraw_invitation(saga, invitation)
    mail_invitation(InvitationSent(invitation.pk, 2))
    assert len(mail.outbox) == 1


def test_sent_again_it_holds_for_two_weeks_anew(saga: Person, network: Network) -> None:
    invitation = invited(saga, network)
    later = timezone.now() + timedelta(days=20)
    with clock.at(later):
        again = resend_invitation(saga, invitation)
    assert (again.expires_at, again.times_sent) == (later + timedelta(days=14), 2)
    with clock.at(later):
        deliver_due()


def test_an_expired_one_is_invited_anew_in_the_same_row_with_another_role(
    saga: Person, network: Network
) -> None:
    invitation = invited(saga, network)
    with clock.at(timezone.now() + timedelta(days=15)):
        anew = invited(saga, network, role=Role.OBSERVER)
    assert (anew.pk, anew.role, anew.times_sent) == (invitation.pk, Role.OBSERVER, 2)


def test_withdrawn_it_can_be_withdrawn_again_but_not_sent_and_the_address_is_free(
    saga: Person, network: Network
) -> None:
    invitation = invited(saga, network)
    for _again in range(2):
        withdraw_invitation(saga, invitation)
    with refused("invitation_gone"):
        resend_invitation(saga, Invitation.objects.get())
    assert invited(saga, network).pk != invitation.pk
    assert Entry.objects.filter(act="membership.withdraw_invitation").count() == 1


def test_only_leads_invite_send_again_and_withdraw(
    saga: Person, astrid: Person, observer: Person, outsider: Person, admin: Person, network: Network
) -> None:
    invitation = invited(saga, network)
    for person in (astrid, observer, outsider, admin):
        with refused("not_lead"):
            invited(person, network)
        with refused("not_lead"):
            resend_invitation(person, invitation)
        with refused("not_lead"):
            withdraw_invitation(person, invitation)


def test_nobody_is_invited_as_a_lead_or_into_an_archived_network(saga: Person, network: Network) -> None:
    with refused("role_not_invited"):
        invited(saga, network, role=Role.LEAD)
    Network.objects.filter(pk=network.pk).update(archived_at=timezone.now())
    with refused("archived"):
        invited(saga, network)


@pytest.mark.parametrize(
    "addresses", [[], [""], ["nina"], [NINA, "olle@"], [f"n{n}@x.example" for n in range(51)]]
)
def test_what_is_no_list_of_addresses_is_told_and_nobody_is_invited(
    saga: Person, network: Network, addresses: list[str]
) -> None:
    with pytest.raises(Invalid):
        invite(saga, network, addresses=addresses, role=Role.MEMBER)
    assert Invitation.objects.count() == 0


def test_invitations_are_limited_for_a_lead_and_for_an_address(
    saga: Person, network: Network, by_request: Network
) -> None:
    for _time in range(5):
        withdraw_invitation(saga, invited(saga, network))
    browser, page = client_of(saga), "/n/sakerhet/lead/invitations/"
    for _time in range(6):
        data = {"addresses": f"{NINA}, olle@x.example", "role": "member", "language": "sv"}
        answer = browser.post(page, data)
        assert (answer.status_code, int(answer.headers["Retry-After"]) > 3600) == (429, True)
    assert f"{NINA} har fått många inbjudningar i dag." in answer.content.decode()
    # Nothing was sent to the other, so nothing counts for him.
    assert invited(saga, by_request, "olle@x.example").address == "olle@x.example"
    with pytest.raises(TooFast):
        for batch in range(3):
            invite(saga, network, addresses=[f"n{batch}-{n}@x.example" for n in range(50)], role=Role.MEMBER)


def test_a_pasted_list_is_taken_apart() -> None:
    text = "Nina Ny <nina@laxa.example>; olle@x.example, pia@y.example\nkim@z.example  bo@z.example\n\n"
    form = Invite({"addresses": text, "role": "member", "language": "sv"})
    form.fields["organisation"].clean = lambda value: None  # type: ignore[method-assign]  # asks the database
    assert form.is_valid(), form.errors
    assert form.cleaned_data["addresses"] == [
        "nina@laxa.example",
        "olle@x.example",
        "pia@y.example",
        "kim@z.example",
        "bo@z.example",
    ]


def test_the_page_invites_lists_sends_again_and_withdraws(saga: Person, network: Network) -> None:
    browser, page = client_of(saga), "/n/digital-mognad/lead/invitations/"
    bad = browser.post(page, {"addresses": "nina", "role": "member", "language": "sv", "message": "Hej"})
    assert (bad.status_code, "Hej" in bad.content.decode()) == (400, True)
    good = {"addresses": NINA, "role": "member", "language": "sv", "organisation": "Umeå"}
    assert browser.post(page, good).headers["Location"] == page
    invitation = Invitation.objects.get()
    assert invitation.organisation == saga.organisation
    assert NINA in browser.get(page).content.decode()
    assert browser.post(f"{page}{invitation.pk}/resend/").headers["Location"] == page
    assert browser.get(f"{page}{invitation.pk}/withdraw/").status_code == 200
    assert Invitation.objects.get().withdrawn_at is None
    assert browser.post(f"{page}{invitation.pk}/withdraw/").headers["Location"] == page
    assert NINA in browser.get(f"{page}?show=over").content.decode()
    assert browser.get(f"{page}?show=nonsense&after=1&before=x").status_code == 200


def test_addresses_and_domains_are_shown_as_people_write_them(saga: Person, network: Network) -> None:
    browser, page = client_of(saga), "/n/digital-mognad/lead/invitations/"
    data = {"addresses": "asa@umeå.example", "role": "member", "language": "sv"}
    browser.post(page, data)
    again = browser.post(page, data, follow=True).content.decode()
    assert "Har redan en inbjudan: asa@umeå.example" in again
    invitation = Invitation.objects.get()
    sent = browser.post(f"{page}{invitation.pk}/resend/", follow=True).content.decode()
    shown = Client().get(path_of(invitation)).content.decode()
    asked = browser.get(f"{page}{invitation.pk}/withdraw/").content.decode()
    log = browser.get("/n/digital-mognad/lead/log/").content.decode()
    for text in (again, sent, shown, asked, log):
        assert ("asa@umeå.example" in text, "xn--" in text.replace('value="asa@xn--', "")) == (True, False)


def test_an_invitation_of_another_network_is_not_there(
    saga: Person, network: Network, closed: Network
) -> None:
    invitation = invited(saga, closed)
    page = f"/n/digital-mognad/lead/invitations/{invitation.pk}/"
    assert client_of(saga).post(f"{page}resend/").status_code == 404
    assert client_of(saga).post(f"{page}withdraw/").status_code == 404


def test_the_page_costs_the_same_with_one_and_with_three(
    saga: Person, network: Network, django_assert_num_queries: object
) -> None:
    browser, page = client_of(saga), "/n/digital-mognad/lead/invitations/"
    invited(saga, network)
    browser.get(page)  # the first page of a session writes it
    with django_assert_num_queries(20, exact=False) as one:  # type: ignore[operator]
        browser.get(page)
    invite(saga, network, addresses=["a@x.example", "b@x.example"], role=Role.MEMBER)
    with django_assert_num_queries(len(one)):  # type: ignore[operator]
        browser.get(page)


def test_addresses_that_were_never_used_are_forgotten_after_three_months(
    saga: Person, network: Network
) -> None:
    invited(saga, network)
    withdraw_invitation(saga, invited(saga, network, "olle@x.example"))
    used = invited(saga, network, "pia@x.example")
    Invitation.objects.filter(pk=used.pk).update(used_at=timezone.now(), used_by=saga)
    for days, left in ((89, 3), (91, 2), (105, 1)):
        with clock.at(timezone.now() + timedelta(days=days)):
            forget_old_invitations()
        assert Invitation.objects.count() == left


def test_each_lead_hears_once_who_asks_and_nobody_when_it_is_taken_back(
    saga: Person, colleague: Person, by_request: Network
) -> None:
    siri = make_person("Siri")
    make_member(by_request, siri, Role.LEAD)
    asked = membership.ask_to_join(colleague, by_request, message="Jag vill\nvara med.", key="a")
    for _again in range(2):
        tell_leads(JoinRequested(asked.pk))
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([saga.email, siri.email])
    assert "Jag vill\nvara med." in str(mail.outbox[0].body)
    membership.withdraw_request(colleague, by_request)
    mail.outbox.clear()
    tell_leads(JoinRequested(asked.pk))
    assert mail.outbox == []


def test_a_request_is_taken_back_once_and_can_be_made_anew(colleague: Person, by_request: Network) -> None:
    first = membership.ask_to_join(colleague, by_request, message="", key="a")
    assert membership.withdraw_request(colleague, by_request).outcome == Outcome.WITHDRAWN
    with refused("no_request"):
        membership.withdraw_request(colleague, by_request)
    assert membership.ask_to_join(colleague, by_request, message="", key="b").pk != first.pk


def test_a_request_that_was_taken_back_cannot_be_approved(
    saga: Person, colleague: Person, by_request: Network
) -> None:
    asked = membership.ask_to_join(colleague, by_request, message="", key="a")
    membership.withdraw_request(colleague, by_request)
    with refused("already_decided"):
        membership.decide(saga, asked, approve=True, reason="")


def test_asking_again_and_again_is_limited(colleague: Person, by_request: Network) -> None:
    for _time in range(3):
        membership.ask_to_join(colleague, by_request, message="", key="")
        membership.withdraw_request(colleague, by_request)
    with pytest.raises(TooFast):
        membership.ask_to_join(colleague, by_request, message="", key="")


def test_kim_joins_only_to_read_and_later_writes(colleague: Person, network: Network) -> None:
    browser = client_of(colleague)
    browser.post("/n/digital-mognad/join/", {"role": "observer"})
    assert Membership.objects.get(person=colleague).role == Role.OBSERVER
    assert browser.post("/n/digital-mognad/join/", {"role": "lead"}).status_code == 400
    browser.post("/n/digital-mognad/role/", {"role": "member"})
    assert Membership.objects.get(person=colleague).role == Role.MEMBER
    browser.post("/n/digital-mognad/role/", {"role": "observer"})
    membership.choose_role(colleague, network, role=Role.OBSERVER)
    assert RecordedEvent.objects.filter(name="RoleSet").count() == 2


def test_who_writes_elsewhere_and_who_leads_is_not_chosen_by_oneself(
    saga: Person, astrid: Person, colleague: Person, removed: Person, network: Network, by_request: Network
) -> None:
    make_member(by_request, astrid, Role.OBSERVER)
    for person, room, role, code in (
        (astrid, by_request, "member", "role_by_lead"),
        (saga, network, "observer", "leads_write"),
        (astrid, network, "lead", "role_not_invited"),
        (colleague, network, "member", "not_member"),
        (removed, network, "member", "not_member"),
    ):
        with refused(code):
            membership.choose_role(person, room, role=role)
