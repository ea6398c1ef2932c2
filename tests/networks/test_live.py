"""A lost right or session is told to every process that holds sockets, right after commit (G-11, G-23)."""

from collections.abc import Callable, Iterator

import pytest
from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, channel_layers, get_channel_layer

from base.live import notices
from base.live.notices import GROUP
from networks.membership import actions as membership
from networks.membership.models import Membership, Network, Role
from networks.people import actions as people
from networks.people.models import Person
from tests.factories import PASSWORD, client_of, make_member, make_person

pytestmark = pytest.mark.django_db(transaction=True)
Heard = Callable[[], list[int]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """What a hub hears of people's rights, since it was last asked."""
    layer = InMemoryChannelLayer()
    monkeypatch.setattr(channel_layers, "backends", {"default": layer})
    assert get_channel_layer() is layer
    async_to_sync(layer.group_add)(GROUP, "hub.test")

    def ask() -> list[int]:
        queue = layer.channels.get("hub.test")
        found = []
        while queue is not None and not queue.empty():
            found.append(queue.get_nowait()[1])
        rights = [notice["person"] for notice in found if notice["type"] == "hub.rights"]
        # Whoever has another place in a network has other things on their open pages.
        standing = [notice["person"] for notice in found if notice["type"] == "hub.standing"]
        assert standing in ([], rights)
        assert len(rights) + len(standing) == len(found)
        return rights

    yield ask


def test_every_change_of_membership_is_heard(heard: Heard, network: Network) -> None:
    saga, kim = make_person(), make_person()
    make_member(network, saga, Role.LEAD)
    mine = membership.join(kim, network)
    assert heard() == [kim.pk]
    membership.set_role(saga, mine, role=Role.OBSERVER)
    assert heard() == [kim.pk]
    membership.set_role(saga, mine, role=Role.OBSERVER)
    assert heard() == []
    membership.remove(saga, mine)
    assert heard() == [kim.pk]
    membership.join(kim, network)
    membership.leave(kim, network)
    assert heard() == [kim.pk, kim.pk]


def test_every_end_of_a_session_is_heard(heard: Heard, astrid: Person) -> None:
    client_of(astrid).post("/accounts/logout/")
    assert heard() == [astrid.pk]
    people.change_password(astrid, current=PASSWORD, password="blåbär och lingon i skogen", but=None)
    assert heard() == [astrid.pk]
    people.set_password(astrid, password="hjortron och tranbär på myren")
    assert heard() == [astrid.pk]
    people.end_sessions(astrid, but=None)
    assert heard() == [astrid.pk]
    people.deactivate(astrid)
    assert heard() == [astrid.pk]


def test_an_act_that_fails_is_not_heard_of(heard: Heard, network: Network) -> None:
    saga = make_person()
    make_member(network, saga, Role.LEAD)
    for act in (lambda: membership.leave(saga, network), lambda: membership.join(make_person(), _private())):
        with pytest.raises(Exception, match=r"^(last_lead|not_open)$"):
            act()
    assert heard() == []
    assert Membership.objects.get(person=saga).is_active


def _private() -> Network:
    return Network.objects.create(slug="p", name="P", visibility="private", created_at="2026-01-01T00:00:00Z")


def test_everybody_hears_that_a_network_is_archived(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    saga, told = make_person(), []
    make_member(network, saga, Role.LEAD)
    monkeypatch.setattr(notices, "_send", told.append)
    membership.archive(saga, network)
    membership.take_up(saga, network)
    assert told == [{"type": "hub.standing", "network": network.pk, "person": None}] * 2
