"""Organisations: made, let take part, renamed, closed, merged."""

from datetime import date

import pytest
from django.db.models import ManyToOneRel
from django.utils import timezone

from base.audit.models import Entry
from base.errors import Invalid, Refused
from networks.membership.models import Invitation, Network
from networks.organisations.models import Domain, Organisation
from networks.people.models import Contact, Person
from networks.site.actions import organisations as actions
from tests import factories as make
from tests.factories import client_of

pytestmark = pytest.mark.django_db

# Every column that holds an organisation: moved by a merger, or history that stays.
STAYS = {"threads.Post.organisation", "chat.Message.organisation"}


@pytest.fixture
def old(db: None) -> Organisation:
    """A municipality that is about to go up in another."""
    return make.make_organisation("Gamla kommunen", code="9901")


@pytest.fixture
def new(db: None) -> Organisation:
    """The one that it goes up in."""
    return make.make_organisation("Nya kommunen", code="9902")


def test_every_column_that_holds_an_organisation_is_thought_of() -> None:
    found = {
        f"{relation.related_model._meta.app_label}.{relation.related_model.__name__}.{relation.field.name}"
        for relation in Organisation._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel)
    }
    assert found == {*actions.MOVED, *actions.JOINED, *STAYS}


def test_a_body_is_made_and_let_take_part(admin: Person) -> None:
    made = actions.create(admin, slug="larosatet", name=" Ett  lärosäte ")
    assert (made.code, made.name, made.is_member) == ("x-larosatet", "Ett lärosäte", False)
    assert actions.take_part(admin, made, since=date(2026, 1, 1)).is_member
    assert not actions.end_part(admin, made).is_member
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True)) == [
        "organisations.create",
        "organisations.take_part",
        "organisations.end_part",
    ]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_it_has_a_name(admin: Person, old: Organisation, name: str) -> None:
    with pytest.raises(Invalid):
        actions.create(admin, slug="a", name=name)
    with pytest.raises(Invalid):
        actions.rename(admin, old, name=name)


def test_the_log_remembers_the_old_name_and_posts_keep_it(
    admin: Person, old: Organisation, network: Network
) -> None:
    thread = make.make_thread(network, make.make_person(organisation=old))
    actions.rename(admin, old, name="Ett nytt namn")
    assert Entry.objects.get().data == {"from": "Gamla kommunen", "to": "Ett nytt namn"}
    assert thread.posts.get().organisation_name == "Gamla kommunen"
    actions.rename(admin, old, name="Ett nytt namn")
    assert Entry.objects.count() == 1


def test_who_works_at_a_closed_one_reads_no_longer_what_is_open(
    admin: Person, old: Organisation, network: Network
) -> None:
    person = make.make_person(organisation=old)
    client = client_of(person)
    assert client.get("/n/digital-mognad/").status_code == 200
    actions.close(admin, old, reason="Finns inte mer")
    assert client.get("/n/digital-mognad/").status_code == 302
    actions.reopen(admin, old)
    assert client.get("/n/digital-mognad/").status_code == 200


def test_a_merger_moves_people_contacts_domains_and_leaves_what_was_written(
    admin: Person, old: Organisation, new: Organisation, network: Network
) -> None:
    torulf, now = make.make_person(organisation=old), timezone.now()
    thread = make.make_thread(network, torulf)
    Contact.objects.create(person=torulf, organisation=old, since=now)
    for name, organisation in (("gamla.example", old), ("delad.example", old), ("delad.example", new)):
        Domain.objects.create(organisation=organisation, name=name, added_at=now)
    letter = {"network": network, "address": "a@b.example", "nonce": "n", "invited_at": now, "sent_at": now}
    Invitation.objects.create(**letter, organisation=old, expires_at=now)
    actions.merge(admin, old, into=new)
    torulf.refresh_from_db()
    assert torulf.organisation == new
    assert (Contact.objects.get().organisation, Invitation.objects.get().organisation) == (new, new)
    assert sorted(new.domains.values_list("name", flat=True)) == ["delad.example", "gamla.example"]
    assert (thread.posts.get().organisation, thread.posts.get().organisation_name) == (old, "Gamla kommunen")
    assert [each.data for each in Entry.objects.all()] == [{"gone": old.pk}]


def test_its_address_leads_to_the_other_for_good(admin: Person, old: Organisation, new: Organisation) -> None:
    older = make.make_organisation("Ännu äldre", code="9900")
    actions.merge(admin, older, into=old)
    actions.merge(admin, old, into=new)
    client = client_of(admin)
    for code in ("9900", "9901"):
        answer = client.get(f"/o/{code}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/o/9902/")


def test_what_is_merged_is_history(admin: Person, old: Organisation, new: Organisation) -> None:
    actions.merge(admin, old, into=new)
    gone = Organisation.objects.get(pk=old.pk)
    for act in (actions.close, actions.reopen, actions.end_part):
        with pytest.raises(Refused) as refused:
            act(admin, gone)
        assert refused.value.code == "organisation_merged"
    with pytest.raises(Refused) as refused:
        actions.merge(admin, new, into=gone)
    assert refused.value.code == "organisation_closed"
    with pytest.raises(Refused) as refused:
        actions.merge(admin, new, into=new)
    assert refused.value.code == "same_organisation"


def test_others_do_none_of_it(saga: Person, old: Organisation, new: Organisation) -> None:
    for act in (
        lambda: actions.create(saga, slug="a", name="A"),
        lambda: actions.rename(saga, old, name="A"),
        lambda: actions.take_part(saga, old, since=date(2026, 1, 1)),
        lambda: actions.close(saga, old),
        lambda: actions.merge(saga, old, into=new),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "not_admin"
    assert Entry.objects.count() == 0
