"""Joining, leaving, asking, seeing what is new."""

from datetime import timedelta

import pytest
from django.utils import timezone

from base import clock
from base.errors import Conflict, Refused
from base.events.models import RecordedEvent
from networks.membership import actions as membership
from networks.membership.models import JoinRequest, Membership, Network, Role
from networks.membership.queries import count_members, membership_of, next_sequence
from networks.people import actions as people
from networks.people.models import Person


def refused(code: str):  # type: ignore[no-untyped-def]
    """Expect a refusal with this code."""
    return pytest.raises(Refused, match=f"^{code}$")


def happened() -> list[str]:
    """Return the names of what was recorded."""
    return list(RecordedEvent.objects.order_by("id").values_list("name", flat=True))


def test_a_colleague_joins_an_open_network_and_old_posts_are_not_new(
    colleague: Person, network: Network
) -> None:
    Network.objects.filter(pk=network.pk).update(sequence=40)
    mine = membership.join(colleague, network)
    assert (mine.role, mine.seen, mine.is_active) == (Role.MEMBER, 40, True)
    assert happened() == ["MemberJoined"]


def test_joining_twice_is_joining_once(colleague: Person, network: Network) -> None:
    assert membership.join(colleague, network) == membership.join(colleague, network)
    assert happened() == ["MemberJoined"]


def test_the_outsider_never_gets_in(
    outsider: Person, network: Network, by_request: Network, closed: Network
) -> None:
    with refused("organisation_not_member"):
        membership.join(outsider, network)
    with refused("ask_first"):
        membership.join(outsider, by_request)
    with refused("not_open"):
        membership.join(outsider, closed)
    with refused("organisation_not_member"):
        membership.ask_to_join(outsider, by_request, message="", key="")
    assert (Membership.objects.count(), JoinRequest.objects.count(), happened()) == (0, 0, [])


def test_who_comes_back_gets_the_same_row_with_fresh_dates_and_the_plain_role(
    saga: Person, network: Network, removed: Person
) -> None:
    row = Membership.objects.get(person=removed, network=network)
    Membership.objects.filter(pk=row.pk).update(role=Role.OBSERVER, seen=0)
    Network.objects.filter(pk=network.pk).update(sequence=7)
    now = timezone.now()
    with clock.at(now):
        back = membership.join(removed, network)
    assert back.pk == row.pk
    assert (back.role, back.seen, back.ended_at, back.joined_at) == (Role.MEMBER, 7, None, now)


def test_astrid_leaves_and_her_row_stays_with_a_date(astrid: Person, network: Network) -> None:
    now = timezone.now() + timedelta(days=1)
    with clock.at(now):
        membership.leave(astrid, network)
    assert membership_of(astrid, network) is None
    assert Membership.objects.get(person=astrid).ended_at == now
    assert happened() == ["MemberLeft"]
    with refused("not_member"):
        membership.leave(astrid, network)


def test_the_last_lead_stays_until_another_is_there(saga: Person, astrid: Person, network: Network) -> None:
    with refused("last_lead"):
        membership.leave(saga, network)
    membership.set_role(saga, Membership.objects.get(person=astrid, network=network), role=Role.LEAD)
    membership.leave(saga, network)
    assert count_members(network) == 1


def test_a_lead_who_cannot_sign_in_is_no_lead(saga: Person, astrid: Person, network: Network) -> None:
    Membership.objects.filter(person=astrid).update(role=Role.LEAD)
    people.deactivate(astrid)
    with refused("last_lead"):
        membership.leave(saga, network)


def test_a_colleague_asks_and_asking_again_finds_the_request_that_waits(
    colleague: Person, by_request: Network
) -> None:
    first = membership.ask_to_join(colleague, by_request, message=" Hej\r\nalla ", key="a")
    again = membership.ask_to_join(colleague, by_request, message="Hej igen", key="b")
    same = membership.ask_to_join(colleague, by_request, message=" Hej\r\nalla ", key="a")
    assert first == again == same
    assert (first.message, happened()) == ("Hej\nalla", ["JoinRequested"])
    with pytest.raises(Conflict):
        membership.ask_to_join(colleague, by_request, message="annat", key="a")


def test_members_need_not_ask_and_open_networks_are_not_asked(
    saga: Person, astrid: Person, network: Network, by_request: Network
) -> None:
    with refused("already_member"):
        membership.ask_to_join(saga, by_request, message="", key="")
    with refused("not_by_request"):
        membership.ask_to_join(astrid, network, message="", key="")


def test_what_was_seen_never_goes_back_nor_ahead(astrid: Person, network: Network) -> None:
    Network.objects.filter(pk=network.pk).update(sequence=10)
    seen = []
    for sequence in (4, 2, 10**6, 9):
        membership.mark_seen(astrid, network, sequence=sequence)
        seen.append(Membership.objects.get(person=astrid).seen)
    assert seen == [4, 4, 10, 10]


def test_only_members_have_seen_something(removed: Person, colleague: Person, network: Network) -> None:
    for person in (removed, colleague):
        with refused("not_member"):
            membership.mark_seen(person, network, sequence=1)


@pytest.mark.django_db
def test_numbers_follow_each_other(network: Network) -> None:
    assert [next_sequence(network.pk) for _ in range(3)] == [1, 2, 3]
