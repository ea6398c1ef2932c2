"""Who can be mentioned in a network: exactly those who may read it."""

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from networks.membership.models import Network, Role, Visibility
from networks.membership.queries.readers import find_readers, outside, readers_of
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("visibility", Visibility.values)
def test_they_are_those_who_may_read_it(visibility: str) -> None:
    network = make.make_network(visibility=visibility)
    apart = make.make_organisation(member=False)
    people = []
    for organisation in (make.make_organisation(), apart):
        for role in ("", *Role.values, "ended"):
            for confirmed in (None, timezone.now()):
                person = make.make_person(organisation=organisation)
                Person.objects.filter(pk=person.pk).update(confirmed_at=confirmed)
                if role:
                    ended = timezone.now() if role == "ended" else None
                    make.make_member(
                        network, person, Role.MEMBER if role == "ended" else role, ended_at=ended
                    )
                people.append(Person.objects.select_related("organisation").get(pk=person.pk))
    may = {each.pk for each in people if Network.objects.readable_by(each).filter(pk=network.pk).exists()}
    assert set(readers_of(network).values_list("pk", flat=True)) == may
    assert 0 < len(may) < len(people)
    assert {each.pk for each in outside(network, [each.pk for each in people])} == {
        each.pk for each in people if each.pk not in may
    }


def test_who_has_left_the_site_cannot_be_mentioned(network: Network, astrid: Person, torulf: Person) -> None:
    Person.objects.filter(pk=astrid.pk).update(is_active=False)
    Person.objects.filter(pk=torulf.pk).update(closed_at=timezone.now(), is_active=False)
    assert find_readers(network, "astrid") == []
    assert [each.name for each in outside(network, [astrid.pk, torulf.pk])] == ["Astrid Blålavén"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("astrid", ["Astrid Blålavén"]),
        ("BLÅ", ["Astrid Blålavén"]),
        ("Astrid Blå", ["Astrid Blålavén"]),
        ("lavén", []),
        ("fj", ["Freja Fjärilsäng", "Torulf Fjällrute"]),
        ("kalmar", ["Torulf Fjällrute"]),
        ("%", []),
        ("_", []),
        ("", []),
        ("  ", []),
    ],
)
def test_people_are_found_by_the_words_of_their_name_and_by_organisation(
    network: Network, astrid: Person, freja: Person, torulf: Person, typed: str, found: list[str]
) -> None:
    assert [each.name for each in find_readers(network, typed)] == found


def test_members_come_before_other_readers(network: Network, torulf: Person) -> None:
    make.make_person("Anna Torulfsson")
    make.make_person("Torulf Annan")
    assert [each.name for each in find_readers(network, "torulf")] == [
        "Torulf Fjällrute",
        "Anna Torulfsson",
        "Torulf Annan",
    ]


def test_it_costs_the_same_for_few_and_many(network: Network) -> None:
    from django.db import connection

    costs = []
    for n in range(3):
        make.make_member(network, make.make_person(f"Astrid {n}"))
        with CaptureQueriesContext(connection) as queries:
            find_readers(network, "astrid")
        costs.append(len(queries))
    assert costs == [2, 2, 2]
