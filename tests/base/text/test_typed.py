"""What people type for mentions and emoji, and what is stored of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.text import POST, mention_of, mentions, normal, render, stored, typed
from base.text.emoji import emoji, with_emoji

SAGA, ODD = "Saga Kvistmark", "Odd [i] | Å"
PIECES = st.sampled_from(
    [
        *"`:@[]>-~ \n\t\\12",
        "```",
        "@[Saga 3]",
        "@[3]",
        ":tack:",
        ":okänt:",
        "    ",
        "- ",
        "> ",
        "hej",
        "ö",
        "~~~",
    ]
)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Hej @[Saga Kvistmark 12]!", "Hej @[12]!"),
        ("@[12] och @[Saga 3 12]", "@[12] och @[12]"),
        ("Hej @Saga Kvistmark 12", "Hej @Saga Kvistmark 12"),
        (
            "@[Saga\n12] @[Saga] @[ 12] @[Saga 012] @[a]b 1]",
            "@[Saga\n12] @[Saga] @[ 12] @[Saga 012] @[a]b 1]",
        ),
        (":tack: och :TACK:, :thumbsup:", "🙏 och 🙏, 👍"),
        ("kl. 10:30:00 https://a.se/:tack: a:tack: ::tack:: :nix:", None),
        (
            "`:tack: @[Saga 12]` och ``a ` :tack:`` men :tack:",
            "`:tack: @[Saga 12]` och ``a ` :tack:`` men 🙏",
        ),
        ("```\n:tack:\n```\n:tack:", "```\n:tack:\n```\n🙏"),
        ("~~~~ a\n```\n:tack:\n~~~~\n:tack:", "~~~~ a\n```\n:tack:\n~~~~\n🙏"),
        ("> ```\n> :tack:\n> ```\n> :tack:", "> ```\n> :tack:\n> ```\n> 🙏"),
        ("- ```\n  :tack:\n  ```\n- :tack:", "- ```\n  :tack:\n  ```\n- 🙏"),
        ("a\n\n    :tack:\n\nb :tack:", "a\n\n    :tack:\n\nb 🙏"),
        ("- a\n\n    :tack:", "- a\n\n    🙏"),
        ("a\n    :tack:", "a\n    🙏"),
        ("`a\n\nb :tack: `", "`a\n\nb 🙏 `"),
        (r"\`:tack:`", r"\`🙏`"),
        ("```a`b\n:tack:", "```a`b\n🙏"),
        ("", ""),
    ],
)
def test_what_is_typed_and_what_is_stored(written: str, kept: str | None) -> None:
    assert stored(written) == (written if kept is None else kept)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_storing_twice_is_storing_once(text: str) -> None:
    once = stored(text)
    assert stored(once) == once
    assert normal(once) == once


@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_is_shown_for_editing_is_stored_as_it_was(text: str) -> None:
    kept = stored(text)
    assert stored(typed(kept, {3: SAGA, 12: ODD})) == kept


def test_for_editing_mentions_have_names_where_they_are_known() -> None:
    assert typed("Hej @[12] och @[3] `@[12]`", {12: SAGA}) == "Hej @[Saga Kvistmark 12] och @[3] `@[12]`"
    assert typed("Hej", {12: SAGA}) == "Hej"


@pytest.mark.parametrize(
    ("name", "written"),
    [(SAGA, "@[Saga Kvistmark 7]"), (ODD, "@[Odd i Å 7]"), ("[|]", "@[… 7]"), ("x" * 80, f"@[{'x' * 80} 7]")],
)
def test_a_name_neither_ends_a_mention_nor_a_cell(name: str, written: str) -> None:
    assert mention_of(7, name) == written
    assert mentions(stored(written)) == (7,)


def test_a_name_alone_mentions_nobody() -> None:
    assert mentions(stored("@Saga Kvistmark [Saga Kvistmark 12] @[Saga Kvistmark]")) == ()


def test_every_emoji_has_names_that_are_found_and_stands_as_text() -> None:
    names = emoji()
    assert len(set(names.values())) > 250
    for name, character in names.items():
        assert with_emoji(f"a :{name}: b") == f"a {character} b"
        assert normal(character) == character
    assert names["tack"] == "🙏"
    assert render(stored(":tack: :<b>:"), cap=POST).html == "<p>🙏 :&lt;b&gt;:</p>"
