"""Tags are found by what people call them."""

from typing import Any

import pytest
from django.utils import translation

from community.tags.fields import TagsField
from community.tags.folding import fold
from community.tags.models import Tag
from community.tags.queries import complete, resolve
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def tags() -> dict[str, Tag]:
    """A short list with the cases that matter."""
    make.make_tag("rättvisa och fair play")
    return {
        "ai": make.make_tag("artificiell intelligens", "AI", name_en="artificial intelligence"),
        "service": make.make_tag("e-tjänst", "etjänst", "digital tjänst", name_en="e-service"),
        "welfare": make.make_tag("välfärdsteknik", name_en="welfare technology"),
    }


def found(text: str) -> list[tuple[str, str]]:
    """Return what is offered: the tag's name, and the other word that found it."""
    return [(match.tag.name, match.word) for match in complete(text)]


def test_typing_AI_offers_artificiell_intelligens(tags: dict[str, Tag]) -> None:
    assert found("AI") == [("artificiell intelligens", "AI")]
    assert found("ai") == [("artificiell intelligens", "AI")]


def test_a_short_word_is_not_looked_for_inside_other_words(tags: dict[str, Tag]) -> None:
    assert ("rättvisa och fair play", "") in found("fair")
    assert ("rättvisa och fair play", "") not in found("ai")


@pytest.mark.parametrize("typed", ["valfardsteknik", "VÄLFÄRDS-teknik", "Välfärds teknik", "färdstek"])
def test_case_accents_hyphens_and_spaces_make_no_difference(tags: dict[str, Tag], typed: str) -> None:
    assert found(typed) == [("välfärdsteknik", "")]


@pytest.mark.parametrize("typed", ["e-tjänst", "etjanst", "E TJÄNST"])
def test_a_name_wins_over_a_synonym_of_the_same_tag(tags: dict[str, Tag], typed: str) -> None:
    assert found(typed) == [("e-tjänst", "")]


def test_the_english_name_finds_too_and_is_shown_as_the_word(tags: dict[str, Tag]) -> None:
    assert found("welfare") == [("välfärdsteknik", "welfare technology")]


def test_the_best_comes_first() -> None:
    for name in ("ny ledare", "ledarskap", "ledare"):
        make.make_tag(name)
    assert [name for name, _word in found("ledare")] == ["ledare", "ny ledare"]
    assert [name for name, _word in found("led")] == ["ledare", "ledarskap", "ny ledare"]


def test_nothing_typed_finds_nothing(tags: dict[str, Tag]) -> None:
    assert (found(""), found(" - ")) == ([], [])


def test_completion_asks_twice_whatever_the_list(tags, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        complete("tjänst")


def test_words_become_tags_each_once(tags: dict[str, Tag]) -> None:
    assert resolve(["AI", " etjänst ", "artificiell intelligens", ""]) == ([tags["ai"], tags["service"]], [])


def test_a_word_that_is_no_tag_names_those_like_it(tags: dict[str, Tag]) -> None:
    _tags, unknown = resolve(["artificel inteligens", "xyzzy"])
    assert [(each.word, list(each.close)) for each in unknown] == [
        ("artificel inteligens", [tags["ai"]]),
        ("xyzzy", []),
    ]


def test_the_list_is_read_for_the_first_words_that_are_no_tags_only(
    tags: dict[str, Tag], django_assert_max_num_queries: Any
) -> None:
    # A field full of nonsense must not cost seconds (measured: 3.9 s for 160 words and 200 tags).
    words = [f"tjanzt{n}" for n in range(100)]
    with django_assert_max_num_queries(len(words) + 8 * 4):
        _tags, unknown = resolve(words)
    assert [bool(each.close) for each in unknown] == [True] * 8 + [False] * 92


def test_a_synonym_of_two_tags_stands_for_neither(tags: dict[str, Tag]) -> None:
    other = make.make_tag("digital service", "digital tjänst")
    chosen, unknown = resolve(["digital tjänst"])
    assert chosen == []
    assert set(unknown[0].close) == {tags["service"], other}


def test_a_name_beats_another_tags_synonym(tags: dict[str, Tag]) -> None:
    make.make_tag("datorer", "välfärdsteknik")
    assert resolve(["välfärdsteknik"]) == ([tags["welfare"]], [])


def test_the_field_gives_slugs_and_says_what_may_be_meant(tags: dict[str, Tag]) -> None:
    field = TagsField()
    assert field.clean("AI, välfärdsteknik,") == ["artificiell-intelligens", "valfardsteknik"]
    with translation.override("en"), pytest.raises(Exception) as told:
        field.clean("artificel inteligens")
    assert told.value.messages == [
        "“artificel inteligens” is not in the list of tags. Did you mean one of these: artificial intelligence?"
    ]


def test_folding_is_the_same_rule_in_python_and_in_the_database() -> None:
    for name in (
        "E-tjänst",
        "Öppna data",
        "NIS2",
        "läkemedels–robot",
        "Über / unter",
        "årsredovisning & bokslut",
    ):
        assert make.make_tag(name).word == fold(name)
