"""The one storable form of a text."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.text import line, normal
from base.text.normal import MARKS_IN_A_ROW, blank

# Letters, marks and troublemakers more often than chance would give them.
TROUBLE = "aåÅ\u030a\u0301\u0327\u0338\u1100\u1161\u11a8\u09c7\u09be\u0344\u202e\u2066\ufeff\x00\x7f\x85\r\n\t \ufdd0"
texts = st.text(st.one_of(st.characters(), st.sampled_from(TROUBLE)))

DROPPED = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"),
    "\x7f",
    *(chr(code) for code in range(0x80, 0xA0) if code != 0x85),
    *(chr(code) for code in range(0x202A, 0x202F)),
    *(chr(code) for code in range(0x2066, 0x206A)),
    "\ufeff",
    *(chr(code) for code in range(0xFDD0, 0xFDF0)),
    *(chr(plane | end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
    *("\ud800", "\udbff", "\udc00", "\udfff"),
]


@pytest.mark.parametrize("char", DROPPED, ids=lambda char: f"U+{ord(char):04X}")
def test_what_Astrid_cannot_see_is_dropped(char: str) -> None:
    assert normal(f"Ast{char}rid") == "Astrid"


@pytest.mark.parametrize(
    "text", ["Astrid\tLaxå\n", "\u200e", "\u200d", "👩🏽‍🚒", "\u0627\u0644", "ﬁ", "\u00a0"]
)
def test_what_Astrid_means_stays(text: str) -> None:
    assert normal(text) == text


def test_letters_that_Freja_typed_in_two_parts_become_one() -> None:
    assert normal("A\u030angstro\u0308m") == "Ångström"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x85"])
def test_lines_end_with_LF_whatever_machine_Torulf_has(end: str) -> None:
    assert normal(f"ett{end}två") == "ett\ntvå"


def test_CR_CR_LF_is_two_ends() -> None:
    assert normal("ett\r\r\ntvå") == "ett\n\ntvå"


def test_the_outsider_cannot_paint_over_the_lines_above() -> None:
    assert normal("q" + "\u0336" * 50 + "q") == "q" + "\u0336" * MARKS_IN_A_ROW + "q"


@given(texts)
def test_once_is_as_good_as_twice(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(texts)
def test_the_result_is_NFC_can_be_stored_and_holds_no_long_row_of_marks(text: str) -> None:
    result = normal(text)
    assert unicodedata.is_normalized("NFC", result)
    assert result.encode().decode() == result
    assert not set(DROPPED) & set(result)
    shape = "".join("m" if unicodedata.category(char)[0] == "M" else " " for char in result)
    assert "m" * (MARKS_IN_A_ROW + 1) not in shape


def test_a_title_of_Sagas_is_one_line() -> None:
    assert line("  Bygglov\r\noch\t\u2028 AI\u00a0 nu \n") == "Bygglov och AI nu"


@pytest.mark.parametrize("title", ["", " ", "\u200b", "\u200b \u2060\n", "\u3164", "\u2800\u2800", "\u00ad"])
def test_a_title_that_shows_nothing_is_empty(title: str) -> None:
    assert line(title) == ""
    assert blank(title)


@pytest.mark.parametrize(
    "title", ["\ufe0f", "\u034f", "\u17b4\u17b5", "\u180b", "\u2065", "\ufff0", "\U000e0100\U000e0080"]
)
def test_what_Unicode_ignores_is_no_title_either(title: str) -> None:
    assert line(title) == ""
    assert line(f"❤{title}").startswith("❤")


@pytest.mark.parametrize("title", ["a", "🫨", ".", "\u200bx", "\ue000"])
def test_a_title_that_shows_something_is_not(title: str) -> None:
    assert not blank(title)


@given(texts)
def test_a_line_holds_no_white_space_but_single_spaces(text: str) -> None:
    result = line(text)
    assert result == " ".join(result.split())
    assert line(result) == result


def test_every_code_point_alone_is_kept_dropped_or_composed() -> None:
    dropped = {chr(code) for code in range(sys.maxunicode + 1) if normal(chr(code)) == ""}
    surrogates = {chr(code) for code in range(0xD800, 0xE000)}
    assert dropped == set(DROPPED) | surrogates
