"""An organisation's page: public facts for everybody signed in; people and threads as far as one may see."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from networks.membership.models import Network
from networks.organisations.models import Organisation
from networks.people.models import Person
from tests import factories as make
from tests.factories import client_of

Counter = Callable[[Client, str], int]

pytestmark = pytest.mark.django_db


def test_its_facts_are_told_with_their_date(astrid: Person) -> None:
    make.make_organisation(
        "Orust",
        code="1421",
        county="Västra Götalands län",
        county_code="14",
        skr_group="C9",
        group_year=2023,
        population=15_200,
        population_date=date(2024, 12, 31),
        area_km2=Decimal("387.00"),
    )
    text = client_of(astrid).get("/o/1421/").content.decode()
    for words in ("15\u00a0200", "C9", "SKR 2023", "Västra Götalands län", "39", "2024", "SCB, SKR"):
        assert words in text


def test_an_alias_leads_to_the_proper_address(astrid: Person) -> None:
    make.make_organisation("Gotland", code="0980")
    answer = client_of(astrid).get("/o/09/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/o/0980/")


def test_an_unknown_code_is_not_there(astrid: Person) -> None:
    assert client_of(astrid).get("/o/9999/").status_code == 404
    assert client_of(astrid).get("/o/x'y/").status_code == 404


def test_its_people_are_named_in_order(astrid: Person) -> None:
    for name in ("Östen", "Åke", "Bo"):
        make.make_person(name, organisation=astrid.organisation)
    people = client_of(astrid).get("/o/1860/").context["people"]
    assert [person.name for person in people.items] == ["Astrid Blålavén", "Bo", "Åke", "Östen"]


def test_who_takes_no_part_has_its_public_facts_only(astrid: Person, outsider: Person) -> None:
    answer = client_of(astrid).get(outsider.organisation.get_absolute_url())
    assert list(answer.context["people"].items) == []
    assert outsider.name not in answer.content.decode()


def test_only_threads_that_the_reader_may_see_are_listed(
    network: Network, by_request: Network, closed: Network, saga: Person, astrid: Person
) -> None:
    for each in (network, by_request, closed):
        make.make_thread(each, saga, title=each.slug)
    titles = {
        reader: [row.title for row in client_of(reader).get("/o/2480/").context["threads"].rows]
        for reader in (saga, astrid)
    }
    assert titles == {saga: ["slutna", "sakerhet", "digital-mognad"], astrid: ["digital-mognad"]}


def test_what_was_shared_stays_with_the_organisation_when_people_move(
    network: Network, saga: Person, astrid: Person
) -> None:
    umea = saga.organisation
    make.make_thread(network, saga, title="Skriven i Umeå")
    saga.organisation = Organisation.objects.get(code="1860")
    saga.save()
    listed = {
        code: [row.title for row in client_of(astrid).get(f"/o/{code}/").context["threads"].rows]
        for code in (umea.code, "1860")
    }
    assert listed == {umea.code: ["Skriven i Umeå"], "1860": []}


def test_it_costs_the_same_with_one_thread_and_with_many(
    network: Network, saga: Person, astrid: Person, queries: Counter
) -> None:
    make.make_thread(network, saga)
    one = queries(client_of(astrid), "/o/2480/")
    for _ in range(12):
        make.make_thread(network, saga)
        make.make_person(organisation=saga.organisation)
    assert queries(client_of(astrid), "/o/2480/") == one <= 7
