"""Two leads at the same moment: one is first, the other is told, and nothing is half done (G-45)."""

from functools import partial

import pytest

from base.basis import basis_of
from base.errors import Conflict, Refused
from networks.membership import actions as membership
from networks.membership.models import Membership, Network, Role, RulesVersion, WornRole
from networks.membership.queries.settings import texts_of
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Room, Seat
from tests.factories import make_member, make_person
from tests.races import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leads(network: Network) -> list[Person]:
    """Saga and Siri lead the network together."""
    found = [make_person("Saga Kvistmark"), make_person("Siri Kvistmark")]
    for lead in found:
        make_member(network, lead, Role.LEAD)
    return found


def test_two_leads_write_rules_at_once_and_one_is_told(leads: list[Person], network: Network) -> None:
    texts = texts_of(network)
    answers = together(
        [
            partial(
                membership.change_network,
                lead,
                network,
                **{**texts, "rules": [f"Regel {n}"]},  # type: ignore[arg-type]
                basis=basis_of(texts),
            )
            for n, lead in enumerate(leads)
        ]
    )
    assert [type(each) for each in answers if isinstance(each, Exception)] == [Conflict]
    network.refresh_from_db()
    assert network.rules_version == 2
    assert RulesVersion.objects.get(number=2).rules == network.rules


def test_two_leads_let_the_same_member_in_and_write_in_a_role(
    leads: list[Person], network: Network, astrid: Person
) -> None:
    theirs = Membership.objects.get(person=astrid)
    room = chat.open_room(leads[0], network, name="Styrgruppen", access="invited")
    acts = [partial(membership.grant_role, lead, theirs, role="speaker") for lead in leads]
    acts += [partial(chat.give_seat, lead, room, theirs=theirs) for lead in leads]  # type: ignore[misc]
    assert [each for each in together(acts) if isinstance(each, Exception)] == []
    assert (WornRole.objects.count(), Seat.objects.count()) == (1, 1)


def test_rooms_of_one_name_opened_at_once_get_two_addresses(leads: list[Person], network: Network) -> None:
    answers = together([partial(chat.open_room, lead, network, name="AI-prat") for lead in leads])
    assert [each for each in answers if isinstance(each, Exception)] == []
    assert sorted(Room.objects.values_list("slug", flat=True)) == ["ai-prat", "ai-prat-2"]


def test_nobody_is_let_in_after_the_network_was_archived(
    leads: list[Person], network: Network, colleague: Person
) -> None:
    answers = together(
        [partial(membership.archive, leads[0], network), partial(membership.join, colleague, network)]
    )
    refused = [each.code for each in answers if isinstance(each, Refused)]
    assert refused in ([], ["archived"])
    assert Membership.objects.filter(person=colleague).exists() == (refused == [])
