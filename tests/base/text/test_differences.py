"""What is other in a text: true for every pair of texts, readable for ordinary ones, cheap for hostile ones."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from base.text import POST
from base.text.differences import GONE, NEW, SAME, Budget, Piece, differences

WORDS = some.lists(some.sampled_from(["ett", "två", "tre", "fyra", "\n", "\n\n"]), max_size=30)


def found(before: str, now: str) -> list[tuple[str, str]]:
    pieces = differences(before, now, Budget())
    assert pieces is not None
    return [(piece.kind, piece.text) for piece in pieces]


def words(pieces: list[Piece], *kinds: str) -> list[str]:
    return " ".join(piece.text.replace("\n", " ¶ ") for piece in pieces if piece.kind in kinds).split()


@given(WORDS, WORDS)
def test_what_is_not_new_is_the_earlier_text_and_what_is_not_gone_the_later(
    a: list[str], b: list[str]
) -> None:
    before, now = " ".join(a), " ".join(b)
    pieces = differences(before, now, Budget())
    assert pieces is not None
    assert words(pieces, SAME, GONE) == before.replace("\n", " ¶ ").split()
    assert words(pieces, SAME, NEW) == now.replace("\n", " ¶ ").split()


@given(WORDS)
def test_equal_texts_have_no_differences(a: list[str]) -> None:
    text = " ".join(a)
    assert {kind for kind, _text in found(text, text)} <= {SAME}


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("", "Hej", [(NEW, "Hej")]),
        ("Hej", "", [(GONE, "Hej")]),
        (
            "Vi tog tre veckor på oss.",
            "Vi tog åtta veckor på oss.",
            [(SAME, "Vi tog"), (GONE, "tre"), (NEW, "åtta"), (SAME, "veckor på oss.")],
        ),
        ("Ett.\n\nTvå.", "Ett.\n\nMitt.\n\nTvå.", [(SAME, "Ett.\n\n"), (NEW, "Mitt.\n\n"), (SAME, "Två.")]),
    ],
)
def test_an_edit_is_told_as_a_reader_would_tell_it(before: str, now: str, expected: list[object]) -> None:
    assert found(before, now) == expected


def test_one_word_in_the_middle_of_a_change_belongs_to_it() -> None:
    assert found("allt blev bra och klart till jul", "allt gick fort och fel till jul") == [
        (SAME, "allt"),
        (GONE, "blev bra och klart"),
        (NEW, "gick fort och fel"),
        (SAME, "till jul"),
    ]


def test_of_a_long_text_with_one_change_only_its_surroundings_are_shown() -> None:
    before = " ".join(f"ord{n}" for n in range(400))
    pieces = differences(before, before.replace("ord200", "nytt"), Budget())
    assert pieces is not None
    assert [(piece.kind, piece.is_cut) for piece in pieces] == [
        (SAME, True),
        (GONE, False),
        (NEW, False),
        (SAME, True),
    ]
    assert (pieces[0].text, len(pieces[0].rest.split()), len(pieces[3].text.split())) == ("", 30, 30)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("a b " * (POST // 4), "b a " * (POST // 4)),
        ("a " * (POST // 2), "b " * (POST // 2)),
        (" ".join(f"{n:x}" for n in range(5_000)), " ".join(f"{n:x}" for n in reversed(range(5_000)))),
        ("a a b " * (POST // 6), "a b b " * (POST // 6)),
        ("\n a" * (POST // 3), "a\n " * (POST // 3)),
    ],
)
def test_hostile_texts_end_within_the_second(before: str, now: str) -> None:
    budget, began = Budget(), time.process_time()
    for _ in range(5):  # as many as stand on a page
        differences(before, now, budget)
    assert time.process_time() - began < 1


def test_without_budget_nothing_is_compared() -> None:
    assert differences("ett två", "tre fyra", Budget(1)) is None
