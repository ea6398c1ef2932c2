"""What leads and administrators do."""

import pytest
from django.core import mail

from base.errors import Conflict, Invalid, Refused, TooFast
from base.events.delivery import deliver_due
from base.events.models import RecordedEvent
from networks.membership import actions as membership
from networks.membership.events import JoinDecided
from networks.membership.listeners import answer_by_mail
from networks.membership.models import JoinRequest, Membership, Network, Role, Visibility
from networks.membership.queries import membership_of
from networks.membership.queries.asking import latest_request, waiting_for, waiting_page
from networks.people import actions as people
from networks.people.models import Person
from tests.factories import make_member, make_network, make_person


def refused(code: str):  # type: ignore[no-untyped-def]
    """Expect a refusal with this code."""
    return pytest.raises(Refused, match=f"^{code}$")


def theirs(person: Person, network: Network) -> Membership:
    """Return the person's row."""
    return Membership.objects.get(person=person, network=network)


@pytest.fixture
def asked(colleague: Person, by_request: Network) -> JoinRequest:
    """Kim waits for an answer."""
    return membership.ask_to_join(colleague, by_request, message="Hej", key="k")


def test_saga_lets_kim_in_and_kim_gets_a_mail(saga: Person, asked: JoinRequest, by_request: Network) -> None:
    assert waiting_page(theirs(saga, by_request), by_request).items == [asked]
    assert [(one.pk, vars(one)["waiting"]) for one in waiting_for(saga)] == [(by_request.pk, 1)]
    decided = membership.decide(saga, asked, approve=True, reason="")
    assert (decided.outcome, decided.decided_by) == ("approved", saga)
    assert membership_of(asked.person, by_request) is not None
    assert waiting_page(theirs(saga, by_request), by_request).items == list(waiting_for(saga)) == []
    deliver_due()
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([asked.person.email], "Du är medlem i Informationssäkerhet")
    ]


def test_declining_needs_a_reason_which_kim_reads(
    saga: Person, asked: JoinRequest, by_request: Network
) -> None:
    with pytest.raises(Invalid) as invalid:
        membership.decide(saga, asked, approve=False, reason=" \u200b\n")
    assert list(invalid.value.fields) == ["reason"]
    membership.decide(saga, asked, approve=False, reason="Vi är bara för beredskap.\nProva Digital mognad.")
    assert membership_of(asked.person, by_request) is None
    deliver_due()
    assert "Vi är bara för beredskap.\nProva Digital mognad." in str(mail.outbox[0].body)
    mine = latest_request(asked.person, by_request)
    assert mine is not None
    assert mine.reason.startswith("Vi är bara")
    assert membership.ask_to_join(asked.person, by_request, message="Igen", key="k2") != asked


def test_an_answer_is_given_once_and_by_leads_only(saga: Person, astrid: Person, asked: JoinRequest) -> None:
    with refused("not_lead"):
        membership.decide(astrid, asked, approve=True, reason="")
    membership.decide(saga, asked, approve=False, reason="Nej tack.")
    with refused("already_decided"):
        membership.decide(saga, asked, approve=True, reason="")


def test_who_lost_their_organisation_is_not_let_in(saga: Person, asked: JoinRequest) -> None:
    organisation = asked.person.organisation
    organisation.member_since = None
    organisation.save()
    with refused("they_take_no_part"):
        membership.decide(saga, asked, approve=True, reason="")
    assert JoinRequest.objects.waiting().count() == 1


def test_an_account_of_whom_nobody_knows_where_they_work_is_not_added(
    saga: Person, colleague: Person, closed: Network
) -> None:
    Person.objects.filter(pk=colleague.pk).update(confirmed_at=None)
    with pytest.raises(Invalid) as invalid:
        membership.add_member(saga, closed, email=colleague.email)
    assert "Bjud in adressen i stället" in str(invalid.value.fields["email"])


def test_who_asked_and_comes_in_another_way_waits_no_longer(
    saga: Person, asked: JoinRequest, by_request: Network
) -> None:
    Network.objects.filter(pk=by_request.pk).update(visibility=Visibility.OPEN)
    membership.join(asked.person, by_request)
    asked.refresh_from_db()
    assert (asked.outcome, asked.decided_by) == ("approved", None)
    assert waiting_page(theirs(saga, by_request), by_request).items == []
    with refused("already_decided"):
        membership.decide(saga, asked, approve=False, reason="Nej tack.")
    deliver_due()
    subjects = [letter.subject for letter in mail.outbox if letter.to == [asked.person.email]]
    assert subjects == []  # they came in by themselves, and know it


def test_who_joined_meanwhile_keeps_their_role(saga: Person, asked: JoinRequest, by_request: Network) -> None:
    make_member(by_request, asked.person, Role.OBSERVER)
    membership.decide(saga, asked, approve=True, reason="")
    assert theirs(asked.person, by_request).role == Role.OBSERVER


def test_the_answer_is_mailed_once_however_often_the_listener_runs(saga: Person, asked: JoinRequest) -> None:
    answer_by_mail(JoinDecided(asked.pk))
    assert mail.outbox == []  # nothing is decided yet
    membership.decide(saga, asked, approve=True, reason="")
    for _ in range(2):
        answer_by_mail(JoinDecided(asked.pk))
    answer_by_mail(JoinDecided(10**9))
    assert len(mail.outbox) == 1


def test_a_name_with_newlines_adds_no_header(saga: Person, asked: JoinRequest, by_request: Network) -> None:
    Network.objects.filter(pk=by_request.pk).update(name="Säkerhet\nBcc: alla@kommun.example")
    membership.decide(saga, asked, approve=True, reason="")
    deliver_due()
    assert mail.outbox[0].recipients() == [asked.person.email]


def test_requests_of_people_who_cannot_sign_in_are_not_shown(
    saga: Person, asked: JoinRequest, by_request: Network
) -> None:
    people.deactivate(asked.person)
    assert waiting_page(theirs(saga, by_request), by_request).items == list(waiting_for(saga)) == []


def test_saga_gives_roles(saga: Person, astrid: Person, network: Network) -> None:
    for role in (Role.OBSERVER, Role.LEAD, Role.MEMBER):
        assert membership.set_role(saga, theirs(astrid, network), role=role).role == role
    membership.set_role(saga, theirs(astrid, network), role=Role.MEMBER)
    assert RecordedEvent.objects.filter(name="RoleSet").count() == 3
    with pytest.raises(Invalid):
        membership.set_role(saga, theirs(astrid, network), role="king")


def test_the_last_lead_can_neither_step_down_nor_be_removed(saga: Person, network: Network) -> None:
    with refused("last_lead"):
        membership.set_role(saga, theirs(saga, network), role=Role.MEMBER)
    with refused("last_lead"):
        membership.remove(saga, theirs(saga, network))
    assert membership.set_role(saga, theirs(saga, network), role=Role.LEAD).is_lead


def test_saga_removes_astrid_once(saga: Person, astrid: Person, network: Network) -> None:
    for _ in range(2):
        membership.remove(saga, theirs(astrid, network))
    assert membership_of(astrid, network) is None
    [event] = RecordedEvent.objects.filter(name="MemberRemoved")
    assert event.payload == {"network_id": network.pk, "person_id": astrid.pk, "by_id": saga.pk}
    with refused("not_member"):
        membership.set_role(saga, theirs(astrid, network), role=Role.LEAD)


def test_a_role_in_one_network_is_none_in_another(saga: Person, astrid: Person) -> None:
    elsewhere = make_network("Annat")
    hers = make_member(elsewhere, astrid)
    with refused("not_lead"):
        membership.remove(saga, hers)
    with refused("not_lead"):
        membership.set_role(saga, hers, role=Role.OBSERVER)


def test_saga_adds_an_account_to_the_private_network(
    saga: Person, colleague: Person, outsider: Person, closed: Network
) -> None:
    added = membership.add_member(saga, closed, email=f" {colleague.email.upper()} ", role=Role.OBSERVER)
    assert (added.person, added.role) == (colleague, Role.OBSERVER)
    again = membership.add_member(saga, closed, email=colleague.email, role=Role.LEAD)
    assert (again.pk, again.role) == (added.pk, Role.OBSERVER)
    for email in ("nobody@kommun.example", outsider.email):
        with pytest.raises(Invalid) as invalid:
            membership.add_member(saga, closed, email=email, role=Role.MEMBER)
        assert list(invalid.value.fields) == ["email"]
    with pytest.raises(Invalid):
        membership.add_member(saga, closed, email=colleague.email, role="king")


def test_accounts_are_added_by_leads_to_private_networks_and_not_without_end(
    saga: Person, astrid: Person, colleague: Person, network: Network, closed: Network
) -> None:
    with refused("not_private"):
        membership.add_member(saga, network, email=colleague.email, role=Role.MEMBER)
    make_member(closed, astrid)
    with refused("not_lead"):
        membership.add_member(astrid, closed, email=colleague.email, role=Role.MEMBER)
    for _ in range(30):
        membership.add_member(saga, closed, email=colleague.email)
    with pytest.raises(TooFast):
        membership.add_member(saga, closed, email=colleague.email)


def create(admin: Person, *leads: Person, **changes: object) -> Network:
    """Make a network as the administrator does."""
    values = {
        "slug": "nytt",
        "name": "Nytt",
        "name_en": "",
        "visibility": Visibility.PRIVATE,
        "purpose": "Vi lär.",
    }
    values |= {"rules": ["Var snäll.", " "], "leads": [lead.email for lead in leads], "key": ""} | changes
    return membership.create_network(admin, **values)  # type: ignore[arg-type]


def test_an_administrator_makes_a_network_and_sees_no_more_of_it(admin: Person, colleague: Person) -> None:
    made = create(admin, colleague, name=" Nytt\nrum ", key="k")
    assert (made.name, made.rules, made.visibility) == ("Nytt rum", ["Var snäll."], "private")
    assert theirs(colleague, made).is_lead
    assert not Network.objects.visible_to(admin).exists()
    assert create(admin, colleague, name=" Nytt\nrum ", key="k") == made
    with pytest.raises(Conflict):
        create(admin, colleague, name="Annat", key="k")


def test_only_administrators_make_networks(saga: Person) -> None:
    with refused("not_admin"):
        create(saga, saga)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " \u200b "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"slug": "new"}, "slug"),
        ({"slug": "Stora"}, "slug"),
        ({"slug": ""}, "slug"),
        ({"slug": "digital-mognad"}, "slug"),
        ({"visibility": "secret"}, "visibility"),
        ({"leads": []}, "leads"),
        ({"leads": ["nobody@kommun.example"]}, "leads"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_made(
    admin: Person, colleague: Person, network: Network, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as invalid:
        create(admin, colleague, **changes)
    assert list(invalid.value.fields) == [field]
    assert Network.objects.count() == 1


def test_a_lead_is_of_an_organisation_that_takes_part(admin: Person, outsider: Person) -> None:
    with pytest.raises(Invalid):
        create(admin, outsider)


def test_an_administrator_appoints_the_first_lead_and_no_second(admin: Person, network: Network) -> None:
    astrid, kim = make_person(), make_person()
    make_member(network, astrid, Role.OBSERVER)
    assert membership.appoint_lead(admin, network, email=astrid.email).is_lead
    with refused("has_lead"):
        membership.appoint_lead(admin, network, email=kim.email)
    with refused("not_admin"):
        membership.appoint_lead(astrid, network, email=kim.email)
    elsewhere = make_network()
    assert membership.appoint_lead(admin, elsewhere, email=kim.email).is_lead
