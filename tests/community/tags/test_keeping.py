"""The list of tags is kept by administrators."""

import threading

import pytest
from django.db import connection

from base.errors import ErfaError, Invalid, Refused
from community.tags.actions import create_tag
from community.tags.models import Tag
from networks.people.models import Person

WORDS = {"slug": "", "name": "artificiell intelligens", "name_en": "artificial intelligence"}


@pytest.mark.django_db
def test_an_administrator_adds_a_tag_with_synonyms(admin: Person) -> None:
    synonyms = ["AI", "  maskin\ninlärning ", "AI", "artificial intelligence", ""]
    tag = create_tag(admin, **WORDS, synonyms=synonyms, description="Datorer som lär sig.")
    assert (tag.slug, tag.name, tag.description) == (
        "artificiell-intelligens",
        "artificiell intelligens",
        "Datorer som lär sig.",
    )
    assert [each.name for each in tag.synonyms.all()] == ["AI", "maskin inlärning"]


@pytest.mark.django_db
def test_nobody_else_does_not_even_a_lead(admin: Person, saga: Person) -> None:
    with pytest.raises(Refused, match="not_admin"):
        create_tag(saga, **WORDS, synonyms=[])
    create_tag(admin, **WORDS, synonyms=[])


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", "   ", "x" * 51])
def test_a_tag_needs_a_name_of_at_most_50_characters(admin: Person, name: str) -> None:
    with pytest.raises(Invalid) as told:
        create_tag(admin, slug="", name=name, name_en="", synonyms=[])
    assert list(told.value.fields) == ["name"]
    assert Tag.objects.count() == 0


@pytest.mark.django_db
def test_a_long_synonym_is_refused_and_leaves_nothing_behind(admin: Person) -> None:
    with pytest.raises(Invalid):
        create_tag(admin, **WORDS, synonyms=["x" * 51])
    assert Tag.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_with_the_same_name_make_one_tag(admin: Person) -> None:
    refused: list[str] = []

    def add() -> None:
        try:
            create_tag(admin, **WORDS, synonyms=["AI"])
        except ErfaError as error:
            refused.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=add) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (Tag.objects.count(), refused) == (1, ["Invalid"] * 19)
