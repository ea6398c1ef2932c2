"""The list of organisations."""

import pytest

from networks.organisations import actions
from networks.organisations.models import Organisation
from networks.organisations.queries.directory import SIZE, counties, directory_page
from networks.organisations.rows import organisations
from networks.people.models import Person
from tests.factories import client_of, make_organisation


@pytest.fixture
def sweden(db: None) -> None:
    """All municipalities and regions."""
    actions.load(organisations())


def names(**asked: str | None) -> list[str]:
    """Return the names on a page."""
    return [one.name for one in directory_page(**asked).items]  # type: ignore[arg-type]


def test_pages_follow_the_swedish_alphabet_to_the_end(sweden: None) -> None:
    seen: list[Organisation] = []
    page = directory_page()
    while True:
        seen += page.items
        assert len(page.items) <= SIZE
        if page.after is None:
            break
        page = directory_page(after=seen[-1].code)
    assert len(seen) == 310
    assert [one.name for one in seen[-3:]] == ["Östra Göinge", "Överkalix", "Övertorneå"]
    assert [one.name for one in seen if one.name[0] in "ÅÄÖ"][:3] == ["Åmål", "Ånge", "Åre"]


def test_the_way_back_shows_the_same_page(sweden: None) -> None:
    first = directory_page()
    second = directory_page(after=first.items[-1].code)
    assert names(before=second.items[0].code) == [one.name for one in first.items]


@pytest.mark.parametrize("text", ["åmål", "ÅMÅL", "mål"])
def test_a_name_is_found_whatever_its_case(sweden: None, text: str) -> None:
    assert "Åmål" in names(text=text)


def test_a_county_holds_its_region(sweden: None) -> None:
    assert names(county="07") == sorted(names(county="07"))
    assert "Region Kronoberg" in names(county="07")
    assert ("07", "Kronobergs län") in counties()
    assert len(counties()) == 21


def test_an_unknown_cursor_is_the_first_page(sweden: None) -> None:
    assert names(after="no such code") == names()


def test_astrid_reads_the_list(astrid: Person, sweden: None) -> None:
    page = client_of(astrid).get("/organisations/", {"county": "18"}).content.decode()
    assert "Hallsberg" in page
    assert "Umeå" not in page.split("<main")[1]
    assert page.count(">deltar<") + page.count(">takes part<") == 1


def test_nothing_found_is_said_with_a_way_on(astrid: Person, sweden: None) -> None:
    page = client_of(astrid).get("/organisations/", {"q": "Atlantis"})
    assert 'class="empty"' in page.content.decode()
    assert client_of(astrid).get("/organisations/", {"county": "nonsense", "q": "x" * 200}).status_code == 200


def test_before_anything_is_loaded_the_page_says_so(db: None) -> None:
    somebody = make_organisation()
    Organisation.objects.exclude(pk=somebody.pk).delete()
    assert names() == [somebody.name]


def test_the_list_costs_the_same_with_one_and_with_many(astrid: Person, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = client_of(astrid)
    client.get("/organisations/")
    with django_assert_num_queries(5):
        client.get("/organisations/")
    actions.load(organisations())
    with django_assert_num_queries(5):
        client.get("/organisations/")
