"""What leads change of their network: what it says, who sees it, whether it lives."""

from typing import Any

import pytest

from base.audit.models import Entry
from base.basis import basis_of
from base.errors import Conflict, Invalid, Refused
from base.events.models import RecordedEvent
from networks.membership import actions as membership
from networks.membership import policies
from networks.membership.models import JoinRequest, Membership, Network, Visibility
from networks.membership.queries import membership_of
from networks.membership.queries.settings import rules_page, texts_of
from networks.people.models import Person
from tests.factories import make_member, make_person

pytestmark = pytest.mark.django_db


def change(person: Person, network: Network, **values: Any) -> Network:
    """Change some of what a network says; the rest stays."""
    return membership.change_network(person, network, **{**texts_of(network), **values})


def acts() -> list[str]:
    """Return what the log holds, the oldest first."""
    return list(Entry.objects.order_by("pk").values_list("act", flat=True))


def test_saga_changes_what_the_network_says_and_the_log_tells_which(saga: Person, network: Network) -> None:
    change(saga, network, name=" Digital\nmognad ", purpose="Nytt syfte", welcome="Välkommen.")
    network.refresh_from_db()
    assert (network.name, network.purpose, network.welcome) == ("Digital mognad", "Nytt syfte", "Välkommen.")
    assert network.rules_version == 1
    entry = Entry.objects.get()
    assert (entry.act, entry.actor_id, entry.network_id) == ("membership.change_network", saga.pk, network.pk)
    assert entry.data == {"fields": ["purpose", "welcome"]}


def test_the_same_again_changes_nothing(saga: Person, network: Network) -> None:
    change(saga, network)
    assert (acts(), RecordedEvent.objects.count()) == ([], 0)


def test_a_changed_list_of_rules_is_a_new_version_that_its_writer_has_agreed_to(
    saga: Person, astrid: Person, network: Network
) -> None:
    change(saga, network, rules=["Var snäll.", " ", "Skriv kort."])
    network.refresh_from_db()
    assert (network.rules_version, network.rules) == (2, ["Var snäll.", "Skriv kort."])
    assert Membership.objects.get(person=saga, network=network).rules_accepted == 2
    assert Membership.objects.get(person=astrid, network=network).rules_accepted == 1
    change(saga, network, rules=["Skriv kort."])
    told = rules_page(network).items
    assert [(each.version.number, each.rules, each.gone) for each in told] == [
        (3, [("Skriv kort.", False)], ["Var snäll."]),
        (2, [("Var snäll.", True), ("Skriv kort.", True)], []),
    ] or told[0].gone == ["Var snäll."]


def test_the_second_of_two_leads_is_told(saga: Person, network: Network) -> None:
    siri = make_person("Siri")
    make_member(network, siri, "lead")
    before = texts_of(network)
    basis = basis_of(before)
    change(siri, network, purpose="Siris syfte", basis=basis)
    with pytest.raises(Conflict):
        membership.change_network(saga, network, **{**before, "purpose": "Sagas"}, basis=basis)
    network.refresh_from_db()
    assert network.purpose == "Siris syfte"
    # What is there already needs no comparing.
    membership.change_network(saga, network, **{**before, "purpose": "Siris syfte"}, basis=basis)


def test_a_network_needs_a_name(saga: Person, network: Network) -> None:
    for name in ("", " \n", "a" * 81):
        with pytest.raises(Invalid):
            change(saga, network, name=name)


def test_only_leads_change_it(network: Network, saga: Person, astrid: Person, admin: Person) -> None:
    for who in (astrid, admin):
        for act in (
            lambda who=who: change(who, network, name="Mitt"),
            lambda who=who: membership.set_visibility(who, network, visibility="private"),
        ):
            with pytest.raises(Refused, match=r"^not_lead$"):
                act()
    with pytest.raises(Refused, match=r"^not_lead$"):
        membership.archive(astrid, network)


def test_who_sees_it_changes_at_once(
    saga: Person, astrid: Person, colleague: Person, network: Network
) -> None:
    def seen(person: Person) -> tuple[bool, bool]:
        rows = Network.objects.filter(pk=network.pk)
        return rows.visible_to(person).exists(), rows.readable_by(person).exists()

    assert seen(colleague) == (True, True)
    for visibility, expected in (
        (Visibility.REQUEST, (True, False)),
        (Visibility.PRIVATE, (False, False)),
        (Visibility.OPEN, (True, True)),
    ):
        membership.set_visibility(saga, network, visibility=visibility)
        membership.set_visibility(saga, network, visibility=visibility)
        assert (seen(colleague), seen(astrid)) == (expected, (True, True))
    assert acts() == ["membership.set_visibility"] * 3
    with pytest.raises(Invalid):
        membership.set_visibility(saga, network, visibility="secret")


def test_an_archived_network_takes_nothing_in_and_lives_again(
    saga: Person, astrid: Person, colleague: Person, admin: Person, network: Network
) -> None:
    asked = JoinRequest.objects.create(network=network, person=colleague, asked_at=network.created_at)
    for _ in range(2):
        membership.archive(admin, network)
    network.refresh_from_db()
    assert not policies.write(membership_of(astrid, network))
    for act in (
        lambda: membership.join(colleague, network),
        lambda: change(saga, network, name="Nytt"),
        lambda: membership.set_visibility(saga, network, visibility="private"),
        lambda: membership.decide(saga, asked, approve=True, reason=""),
        lambda: membership.grant_role(saga, Membership.objects.get(person=astrid), role="speaker"),
    ):
        with pytest.raises(Refused, match=r"^archived$"):
            act()
    for _ in range(2):
        membership.take_up(saga, network)
    membership.join(colleague, network)
    assert acts() == ["membership.archive", "membership.take_up"]


def test_the_welcome_text_is_put_away_once(astrid: Person, outsider: Person, network: Network) -> None:
    membership.put_away_welcome(astrid, network)
    first = Membership.objects.get(person=astrid).welcomed_at
    membership.put_away_welcome(astrid, network)
    assert first is not None
    assert Membership.objects.get(person=astrid).welcomed_at == first
    with pytest.raises(Refused, match=r"^not_member$"):
        membership.put_away_welcome(outsider, network)
