"""People who are mentioned, and names that are filled in when somebody reads."""

import pytest
from django.utils import translation

from base.text import POST, fill_in, mentions, render, safe


def html(source: str) -> str:
    return render(source, cap=POST).html


@pytest.fixture(autouse=True)
def _in_English() -> object:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("source", "people"),
    [
        ("@[12]", (12,)),
        ("hej @[3]@[12], @[3]!", (3, 12)),
        ("> @[4]\n\n- **@[5]**\n\n| @[6] |\n|---|\n", (4, 5, 6)),
        ("@[999999999999999999]", (999999999999999999,)),
        ("@[0] @[01] @[-1] @[1.5] @[] @[ 1 ] @[x] @12 @[1234567890123456789] @[１]", ()),
        (r"\@[1] @\[1] `@[1]` [@[1]](/t/1/)", ()),
        ("    @[1]\n\n```\n@[1]\n```", ()),
        ("[1]: /t/1/\n\n@[1]", (1,)),
        ("", ()),
    ],
)
def test_whom_Astrid_mentions(source: str, people: tuple[int, ...]) -> None:
    assert mentions(source) == people
    assert render(source, cap=POST).mentions == people


def test_each_reader_sees_todays_names() -> None:
    stored = html("Hej @[12] och @[3]")
    assert fill_in(stored, {12: "Saga Kvistmark", 3: "Freja"}) == (
        '<p>Hej <a href="/people/12/" class="at">Saga Kvistmark</a> och <a href="/people/3/" class="at">Freja</a></p>'
    )


def test_a_name_is_text_whatever_stands_in_it() -> None:
    assert fill_in(html("@[1]"), {1: "<img src=x onerror=alert(1)> & \"'\\1"}) == (
        '<p><a href="/people/1/" class="at">&lt;img src=x onerror=alert(1)&gt; &amp; &quot;&#x27;\\1</a></p>'
    )


@pytest.mark.parametrize("names", [{}, {1: ""}, {2: "Freja"}])
def test_who_closed_the_account_is_words_without_a_link(names: dict[int, str]) -> None:
    assert fill_in(html("Hej @[1]!"), names) == "<p>Hej Former member!</p>"


@pytest.mark.parametrize(
    "source",
    [
        "[](/people/1/)",
        "[ ](/people/1/)",
        "[&#8203;](/people/1/)",
        "[&nbsp;](</people/1/>)",
        "[\n](/people/1/)",
        "[][a]\n\n[a]: /people/1/",
        "[](/people/1/ 'x')",
        '<a href="/people/1/"></a>',
        '`<a href="/people/1/"></a>`',
        '```\n<a href="/people/1/"></a>\n```',
        "[x](/t/1/ '<a href=\"/people/1/\"></a>')",
        '&lt;a href="/people/1/"&gt;&lt;/a&gt;',
        "[@[1]](/people/1/)",
        "[`\u200b`](/people/1/)",
    ],
)
def test_the_outsider_cannot_forge_a_mention(source: str) -> None:
    stored = html(source)
    assert fill_in(stored, {1: "Saga"}) == stored
    assert mentions(source) == ()


def test_what_is_called_safe_is_not_escaped_by_templates() -> None:
    assert safe("<p>a</p>").__html__() == "<p>a</p>"
