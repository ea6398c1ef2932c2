"""Two people at the same moment: rules hold under the network's lock, on SQLite and PostgreSQL (G-45)."""

from functools import partial

import pytest
from django.db import transaction

from base.errors import Refused
from base.events.models import RecordedEvent
from networks.membership import actions as membership
from networks.membership.models import JoinRequest, Membership, Network, Role
from networks.membership.queries import count_leads, next_sequence
from networks.people.models import Person
from tests.factories import make_member, make_person
from tests.races import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two_leads(network: Network) -> list[Person]:
    """Saga and Siri lead the network together."""
    leads = [make_person("Saga Kvistmark"), make_person("Siri Kvistmark")]
    for lead in leads:
        make_member(network, lead, Role.LEAD)
    return leads


def refusals(answers: list[object]) -> list[str]:
    """Return the codes of those who were refused; anything else that was raised is a fault."""
    faults = [
        answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)
    ]
    assert faults == []
    return [answer.code for answer in answers if isinstance(answer, Refused)]


def test_two_leads_leave_at_once_and_one_stays(two_leads: list[Person], network: Network) -> None:
    answers = together([partial(membership.leave, lead, network) for lead in two_leads])
    assert refusals(answers) == ["last_lead"]
    assert count_leads(network) == 1


def test_two_leads_step_down_at_once_and_one_stays(two_leads: list[Person], network: Network) -> None:
    rows = [Membership.objects.get(person=lead) for lead in two_leads]
    answers = together(
        [
            partial(membership.set_role, lead, row, role="member")
            for lead, row in zip(two_leads, rows, strict=True)
        ]
    )
    assert refusals(answers) == ["last_lead"]
    assert count_leads(network) == 1


def test_two_leads_remove_each_other_and_one_stays(two_leads: list[Person], network: Network) -> None:
    rows = [Membership.objects.get(person=lead) for lead in reversed(two_leads)]
    answers = together(
        [partial(membership.remove, lead, row) for lead, row in zip(two_leads, rows, strict=True)]
    )
    assert refusals(answers) == ["not_lead"]
    assert count_leads(network) == 1


def test_ten_taps_on_join_are_one_membership(network: Network) -> None:
    kim = make_person()
    answers = together([partial(membership.join, kim, network)] * 10)
    assert refusals(answers) == []
    assert Membership.objects.filter(person=kim).count() == 1
    assert RecordedEvent.objects.filter(name="MemberJoined").count() == 1


def test_ten_taps_on_ask_are_one_request(by_request: Network) -> None:
    kim = make_person()
    acts = [
        partial(membership.ask_to_join, kim, by_request, message="Hej", key=f"k{n % 2}") for n in range(10)
    ]
    assert refusals(together(acts)) == []
    assert JoinRequest.objects.count() == 1


def test_two_leads_answer_at_once_and_one_answer_counts(two_leads: list[Person], network: Network) -> None:
    Network.objects.update(visibility="request")
    asked = JoinRequest.objects.create(network=network, person=make_person(), asked_at=network.created_at)
    acts = [
        partial(membership.decide, lead, asked, approve=approve, reason="Nej tack.")
        for lead, approve in zip(two_leads, (True, False), strict=True)
    ]
    assert refusals(together(acts)) == ["already_decided"]
    assert RecordedEvent.objects.filter(name="JoinDecided").count() == 1
    asked.refresh_from_db()
    assert Membership.objects.filter(person=asked.person).exists() == (asked.outcome == "approved")


def test_one_form_sent_ten_times_makes_one_network() -> None:
    ada, saga = make_person(is_admin=True), make_person()
    values = {
        "name": "Nytt",
        "name_en": "",
        "visibility": "open",
        "purpose": "",
        "rules": [],
        "leads": [saga.email],
    }
    acts = [partial(membership.create_network, ada, slug="nytt", key="k", **values)] * 10  # type: ignore[arg-type]
    made = together(acts)
    assert {network.pk for network in made if isinstance(network, Network)} == {Network.objects.get().pk}
    assert refusals(list(made)) == []


def test_numbers_are_given_once_each(network: Network) -> None:
    numbers = together([transaction.atomic(partial(next_sequence, network.pk))] * 30)
    assert sorted(numbers) == list(range(1, 31))  # type: ignore[type-var]
    with pytest.raises(RuntimeError):
        next_sequence(network.pk)
