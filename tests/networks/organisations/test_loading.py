"""Organisations come from the files that came with Erfa."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from base.errors import Invalid
from networks.organisations import actions
from networks.organisations.models import Kind, Organisation
from networks.organisations.rows import organisations, tilemap


def load() -> str:
    """Run the command; return what it says."""
    said = StringIO()
    call_command("load_organisations", stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_all_municipalities_and_regions_are_loaded_gotland_once() -> None:
    assert load() == "Organisations: 310 new, 0 changed, 0 as before.\n"
    kinds = [Organisation.objects.filter(kind=kind).count() for kind in (Kind.MUNICIPALITY, Kind.REGION)]
    assert kinds == [290, 20]
    assert Organisation.objects.coded("09").get() == Organisation.objects.coded("0980").get()
    assert not Organisation.objects.members().exists()


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    load()
    assert load() == "Organisations: 0 new, 0 changed, 310 as before.\n"


@pytest.mark.django_db
def test_a_changed_fact_is_told_and_a_member_stays_one() -> None:
    load()
    umea = Organisation.objects.get(code="2480")
    actions.make_member(umea, since=date(2024, 1, 1))
    Organisation.objects.filter(code="2480").update(population=1, skr_group="C9")
    assert load() == "Organisations: 0 new, 1 changed, 309 as before.\n  Umeå: skr_group, population\n"
    umea.refresh_from_db()
    assert (umea.population, umea.skr_group, umea.member_since) == (134249, "B3", date(2024, 1, 1))


@pytest.mark.django_db
def test_many_changes_are_told_in_short() -> None:
    load()
    Organisation.objects.filter(kind=Kind.MUNICIPALITY).update(population=1)
    assert load().splitlines()[-1] == "  and 270 more"


@pytest.mark.django_db
def test_loading_takes_the_same_few_queries_however_many_rows(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    load()
    with django_assert_num_queries(3):  # a savepoint around one read
        actions.load(organisations())


def test_a_region_has_the_population_of_its_county() -> None:
    found = {one.code: one for one in organisations()}
    uppsala = [
        one.population for one in found.values() if one.county_code == "03" and one.kind == Kind.MUNICIPALITY
    ]
    assert found["03"].population == sum(filter(None, uppsala)) == 407912


def test_every_municipality_has_a_tile() -> None:
    codes = {one.code for one in organisations() if one.kind == Kind.MUNICIPALITY}
    assert set(tilemap().centres) == codes


def test_a_municipality_says_its_group_and_density_in_words() -> None:
    umea = next(one for one in organisations() if one.code == "2480")
    assert umea.group_name
    assert umea.density == 58
    assert Organisation(kind=Kind.REGION).group_name == ""
    assert Organisation(kind=Kind.REGION).density is None


@pytest.mark.django_db
def test_a_body_outside_the_pattern_gets_a_marked_code() -> None:
    made = actions.create_other(slug="demouniversitetet", name="Demouniversitetet\n")
    assert (made.code, made.name, made.mark, made.is_member) == (
        "x-demouniversitetet",
        "Demouniversitetet",
        "x",
        False,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "name", "field"),
    [("Två ord", "Två", "slug"), ("tom", " \u200b", "name"), ("finns", "Igen", "slug")],
)
def test_a_body_needs_a_free_slug_and_a_name(slug: str, name: str, field: str) -> None:
    actions.create_other(slug="finns", name="Finns redan")
    with pytest.raises(Invalid) as refused:
        actions.create_other(slug=slug, name=name)
    assert list(refused.value.fields) == [field]


@pytest.mark.django_db
def test_the_operator_lets_an_organisation_take_part() -> None:
    load()
    said = StringIO()
    call_command("make_member", "09", since=date(2025, 2, 1), stdout=said)
    assert said.getvalue() == "Gotland takes part since 2025-02-01.\n"
    assert [one.name for one in Organisation.objects.members()] == ["Gotland"]
    with pytest.raises(CommandError, match="No organisation has the code 9999"):
        call_command("make_member", "9999")


@pytest.mark.django_db
def test_who_takes_part_keeps_the_first_date() -> None:
    made = actions.create_other(slug="a", name="A")
    actions.make_member(made, since=date(2024, 1, 1))
    assert actions.make_member(made, since=date(2025, 1, 1)).member_since == date(2024, 1, 1)
