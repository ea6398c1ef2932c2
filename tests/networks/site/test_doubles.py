"""Two accounts of one person become one; nothing that holds a person is forgotten."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models
from django.utils import timezone

from base.audit.models import Entry
from base.errors import Refused
from community.drafts import actions as drafts
from community.drafts.models import Draft
from community.experts.models import Kind, PersonTag
from community.threads.models import Post, Thread
from networks.membership.models import JoinRequest, Membership, Network, Role, WornRole
from networks.people.models import Contact, Person
from networks.site.actions import organisations, people, ties
from networks.site.queries.log import log_page
from realtime.chat.models import Message, Seat
from tests import factories as make
from tests.factories import client_of
from tests.house import tree

pytestmark = pytest.mark.django_db

# What a number that is no foreign key is called when it is a person's.
A_PERSON = re.compile(r"(?:^|_)(?:person|owner|actor|author|user|member|by|who)(?:_id)?$")
# Numbers with such a name that are of something else.
OTHERS = {"threads.Thread.helped_by"}  # a post


def columns() -> set[str]:
    """Return every column of ours and of Django's apps that holds a person."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for column in model._meta.concrete_fields:
            name = f"{model._meta.app_label}.{model.__name__}.{column.name}"
            if column.is_relation:
                if column.related_model is Person:
                    found.add(name)
            elif isinstance(column, models.IntegerField) and A_PERSON.search(column.name):
                found.add(name)
    return found - OTHERS


def test_every_column_that_holds_a_person_is_taken_care_of() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in tree.FLOORS}
    wanted = {name for name in columns() if name.split(".")[0] in ours | {"account", "mfa", "admin"}}
    assert sorted(wanted - ties.known()) == []
    assert sorted(ties.known() - columns()) == []


@pytest.fixture
def double(astrid: Person) -> Person:
    """Astrid's second account, of the same municipality."""
    return make.make_person(
        "Astrid Blålaven", organisation=astrid.organisation, email="astrid@privat.example"
    )


def test_what_was_written_belongs_to_the_account_that_stays(
    admin: Person, astrid: Person, double: Person, network: Network
) -> None:
    make.make_member(network, double)
    thread = make.make_thread(network, double)
    message = make.make_message(make.make_room(network), double)
    tag = make.make_tag("digital mognad")
    for each in (double, astrid):
        PersonTag.objects.create(person=each, tag=tag, kind=Kind.HELP)
    people.merge(admin, double, astrid)
    assert Thread.objects.get().author == astrid
    assert Post.objects.get(thread=thread).author == astrid
    assert Message.objects.get(pk=message.pk).author == astrid
    assert PersonTag.objects.get().person == astrid


def test_of_two_memberships_the_stronger_role_stays(
    admin: Person, astrid: Person, double: Person, network: Network, by_request: Network
) -> None:
    make.make_member(network, double, Role.LEAD, seen=7)
    make.make_member(by_request, double, Role.OBSERVER)
    people.merge(admin, double, astrid)
    mine = {each.network: each for each in Membership.objects.all()}
    assert (mine[network].person, mine[network].role, mine[network].seen) == (astrid, Role.LEAD, 7)
    assert (mine[by_request].person, mine[by_request].role) == (astrid, Role.OBSERVER)


def test_an_ended_membership_does_not_come_back(
    admin: Person, astrid: Person, double: Person, network: Network
) -> None:
    make.make_member(network, double, Role.LEAD, ended_at=timezone.now() - timedelta(days=1))
    people.merge(admin, double, astrid)
    assert (Membership.objects.get().role, Membership.objects.get().is_active) == (Role.MEMBER, True)


def test_the_double_is_closed_and_its_address_leads_on(admin: Person, astrid: Person, double: Person) -> None:
    Contact.objects.create(person=double, organisation=double.organisation, since=timezone.now())
    Authenticator.objects.create(user=double, type="totp", data={})
    client = client_of(double)
    people.merge(admin, double, astrid)
    double.refresh_from_db()
    assert (double.name, double.merged_into, double.is_active) == ("", astrid, False)
    assert Contact.objects.get().person == astrid
    assert Authenticator.objects.count() == 0
    assert client.get("/networks/").status_code == 302  # signed out
    answer = client_of(admin).get(f"/people/{double.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/people/{astrid.pk}/")


def test_it_is_logged_once_and_found_at_both(admin: Person, astrid: Person, double: Person) -> None:
    people.merge(admin, double, astrid)
    (logged,) = Entry.objects.all()
    assert (logged.act, logged.actor_id, logged.object_id, logged.data) == (
        "people.merge",
        admin.pk,
        astrid.pk,
        {"gone": double.pk},
    )
    for person in (astrid, double):
        (line,) = log_page(kind="person", object_id=person.pk).items
        assert (line.about, line.details) == ("Astrid Blålavén", "Tidigare medlem")
    assert log_page(kind="person", object_id=admin.pk).items == []


def test_organisations_that_become_one_are_logged_once_and_found_at_both(admin: Person) -> None:
    old, new = make.make_organisation("Gamla kommunen"), make.make_organisation("Nya kommunen")
    organisations.merge(admin, old, into=new)
    for body in (old, new):
        (line,) = log_page(kind="organisation", object_id=body.pk).items
        assert (line.about, line.details) == ("Nya kommunen", "Gamla kommunen")


def test_who_may_not_does_not(admin: Person, astrid: Person, double: Person, saga: Person) -> None:
    for who, gone, stays, why in (
        (saga, double, astrid, "not_admin"),
        (admin, astrid, astrid, "same_person"),
        (admin, admin, astrid, "not_yourself"),
    ):
        with pytest.raises(Refused) as refused:
            people.merge(who, gone, stays)
        assert refused.value.code == why
    people.merge(admin, double, astrid)
    with pytest.raises(Refused) as refused:
        people.merge(admin, astrid, Person.objects.get(pk=double.pk))
    assert refused.value.code == "account_closed"


def test_a_mention_of_the_double_names_the_account_that_stays(
    admin: Person, astrid: Person, double: Person, saga: Person, network: Network
) -> None:
    thread = make.make_thread(network, saga, text=f"Fråga @[{double.pk}].")
    people.merge(admin, double, astrid)
    page = client_of(saga).get(thread.get_absolute_url()).content.decode()
    assert re.search(rf'<a href="/people/{double.pk}/"[^>]*>@?Astrid Blålavén</a>', page)


def test_what_was_started_for_a_merged_organisation_is_found_at_the_one_that_stays(
    admin: Person, saga: Person, network: Network
) -> None:
    old, new = make.make_organisation("Gamla kommunen"), make.make_organisation("Nya kommunen")
    make.make_thread(network, make.make_person(organisation=old), title="Från gamla tiden")
    organisations.merge(admin, old, into=new)
    assert "Från gamla tiden" in client_of(saga).get(new.get_absolute_url()).content.decode()


def test_who_leads_by_a_merge_is_asked_for_a_second_factor(
    admin: Person, astrid: Person, double: Person
) -> None:
    make.make_member(make.make_network(), double, Role.LEAD)
    people.merge(admin, double, astrid)
    astrid.refresh_from_db()
    assert astrid.second_factor_by is not None


def test_what_both_had_begun_at_one_place_is_kept_the_newer_before_the_older(
    admin: Person, astrid: Person, double: Person
) -> None:
    for who, place, text, age in (
        (astrid, "reply:1", "Astrids", 60),
        (double, "reply:1", "Dubblettens", 0),
        (double, "reply:2", "Bara dubblettens", 0),
        (astrid, "reply:3", "Astrids senaste", 0),
        (double, "reply:3", "Dubblettens äldre", 60),
    ):
        sent = {"texts": {"text": text}, "key": "", "window": "w", "seen": 0, "step": 1, "age": age}
        drafts.save(who, place=place, **sent)
    people.merge(admin, double, astrid)
    rows = Draft.objects.filter(person=astrid).order_by("place")
    told = [(each.texts["text"], [other.texts["text"] for other in each.others.all()]) for each in rows]
    assert told == [
        ("Dubblettens", ["Astrids"]),
        ("Bara dubblettens", []),
        ("Astrids senaste", ["Dubblettens äldre"]),
    ]
    assert len({each.turn for each in rows}) == 3


def test_a_seat_that_held_goes_on_and_one_that_had_ended_does_not_come_back(
    admin: Person, saga: Person, astrid: Person, double: Person, network: Network
) -> None:
    now = timezone.now()
    make.make_member(network, double)
    for who, days in ((astrid, 1), (double, 9)):
        Membership.objects.filter(person=who).update(joined_at=now - timedelta(days=days))
    held, ended = make.make_room(network, "A", slug="a"), make.make_room(network, "B", slug="b")
    Seat.objects.create(room=held, person=double, by=saga, at=now - timedelta(days=8))
    Seat.objects.create(room=held, person=astrid, by=saga, at=now - timedelta(days=5))  # before she came back
    Seat.objects.create(room=ended, person=astrid, by=saga, at=now - timedelta(days=5))
    worn = {"network": network, "person": astrid, "granted_by": saga}
    WornRole.objects.create(**worn, role="researcher", granted_at=now - timedelta(days=5))
    people.merge(admin, double, astrid)
    assert [(each.room, each.person) for each in Seat.objects.all()] == [(held, astrid)]
    assert not WornRole.objects.exists()


def test_who_is_a_member_with_either_account_asks_no_longer(
    admin: Person, astrid: Person, double: Person, by_request: Network
) -> None:
    make.make_member(by_request, astrid)
    JoinRequest.objects.create(network=by_request, person=double, asked_at=timezone.now())
    people.merge(admin, double, astrid)
    assert [(each.person, each.outcome) for each in JoinRequest.objects.all()] == [(astrid, "approved")]
