"""Some words of a text, and a text to answer to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.text import POST, excerpt, quoted, render

SOURCE = """> Någon annan
> skrev detta

Hej @[12], **så** gjorde [vi](https://laxa.se/) i `Laxå`:

- ett
- två
  > inskjutet

```
> inte ett citat
```
svar
"""


def test_an_excerpt_of_Astrids_post_is_its_own_words() -> None:
    assert excerpt(SOURCE, 500) == "Hej @…, så gjorde vi i Laxå: ett två > inte ett citat svar"


@pytest.mark.parametrize(
    ("source", "length", "words"),
    [
        ("Hej du", 6, "Hej du"),
        ("Hej du glade", 10, "Hej du…"),
        ("Hej du, glade", 9, "Hej du…"),
        ("Hej du. Glade", 9, "Hej du…"),
        ("Hej", 2, "H…"),
        ("Hej", 1, "…"),
        ("Hej", 0, ""),
        ("Hej", -5, ""),
        ("A " + "b" * 20, 10, "A bbbbbbb…"),
        ("bbbbx\u0323\u0331cccc", 6, "bbbb…"),
        ("# Bakgrund\n\nVi prövade", 50, "Vi prövade"),
        ("# Bakgrund", 50, "Bakgrund"),
        ("> bara citat", 50, "bara citat"),
        ("a<br>&lt;b&gt;\nc", 50, "a<br><b> c"),
        ("| a | b |\n|---|---|\n| c | d |", 50, "a b c d"),
        ("    kod\n\ntext", 50, "kod text"),
        ("-", 50, "-"),
        ("[a]: /b", 50, "[a]: /b"),
        ("", 50, ""),
        ("a\u202eb", 50, "ab"),
    ],
)
def test_an_excerpt_is_cut_between_words(source: str, length: int, words: str) -> None:
    assert excerpt(source, length) == words


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    assert excerpt("a b\n" * 5_000, 8) == "a b a b…"
    assert excerpt("ab " * 7_000, 9) == "ab ab ab…"


WORDS = st.lists(st.text(st.sampled_from("abcåäöABC123"), min_size=1, max_size=9), min_size=1, max_size=9)
SHAPES = [
    "{}",
    "*{}*",
    "**{}**",
    "~~{}~~",
    "***{}***",
    "`{}`",
    "[{}](/t/1/)",
    "[**{}**](https://a.se 'x')",
    "- {}",
    "1. {}",
    "> {}",
    "## {}",
    "{}\n---",
    "```\n{}\n```",
    "    {}",
    "| {} |\n|---|",
    "- > {}",
]


@given(WORDS, st.sampled_from(SHAPES), st.integers(0, 60))
def test_an_excerpt_never_contains_markup_or_is_too_long(words: list[str], shape: str, length: int) -> None:
    text = " ".join(words)
    result = excerpt(shape.format(text), length)
    assert len(result) <= length
    assert result == text if len(text) <= length else text.startswith(result.removesuffix("…"))


@given(st.text(st.one_of(st.characters(), st.sampled_from("*_`[]()<>#>-|~&;\\\n @1"))), st.integers(-1, 40))
def test_an_excerpt_of_anything_is_one_short_line(source: str, length: int) -> None:
    result = excerpt(source, length)
    assert len(result) <= max(length, 0)
    assert result == " ".join(result.split())


def test_a_quotation_holds_what_its_author_wrote_and_not_what_the_author_quoted() -> None:
    assert quoted(SOURCE).split("\n") == [
        "> Hej @[12], **så** gjorde [vi](https://laxa.se/) i `Laxå`:",
        ">",
        "> - ett",
        "> - två",
        ">",
        "> ```",
        "> > inte ett citat",
        "> ```",
        "> svar",
    ]


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("", ""),
        ("\n\n \n", ""),
        ("> a\nlat fortsättning", ""),
        ("a  \nb", "> a\n> b"),
        ("\n\na\n\n\n\nb\n\n", "> a\n>\n> b"),
        ("a\r\nb", "> a\n> b"),
    ],
)
def test_a_quotation_has_no_loose_ends(source: str, result: str) -> None:
    assert quoted(source) == result


@given(st.text(st.one_of(st.characters(), st.sampled_from("*_`[]()<>#>-|~&;\\\n @1"))))
def test_a_quotation_is_one_quotation_whatever_was_written(source: str) -> None:
    quotation = quoted(source)
    html = render(quotation + "\n\nsvar", cap=POST * 3).html
    assert html.endswith("<p>svar</p>")
    assert quotation == "" or html.startswith("<blockquote>")
