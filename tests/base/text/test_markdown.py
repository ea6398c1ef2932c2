"""What becomes of the text that people write."""

import pytest

from base.text import CHAT, POST, RENDERER, Rendered, normal, render
from base.text.autolinks import MOST
from base.text.rules import CELLS, CHARACTERS_A_CELL, DEEPEST, ROWS
from base.text.sanitise import REL


def html(source: str) -> str:
    return render(source, cap=POST).html


def link(url: str, text: str) -> str:
    return f'<a href="{url}" rel="{REL}">{text}</a>'


def test_a_post_of_Astrids_is_stored_with_its_mentions_and_version() -> None:
    assert render("Hej @[12], @[3] och @[12]!", cap=POST) == Rendered(
        '<p>Hej <a href="/people/12/"></a>, <a href="/people/3/"></a> och <a href="/people/12/"></a>!</p>',
        (12, 3),
        RENDERER,
    )


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("Hej\ndu\n\nNu", "<p>Hej<br>\ndu</p><p>Nu</p>"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("> a\n> > b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
        ("```py\n1 < 2\n```", '<pre><code class="language-py">1 &lt; 2\n</code></pre>\n'),
        ('```"x\ny\n```', "<pre><code>y\n</code></pre>\n"),
        ("```\ny\n```", "<pre><code>y\n</code></pre>\n"),
        ("    y", "<pre><code>y\n</code></pre>\n"),
        ("[a](/t/1/ 'b')", '<p><a href="/t/1/" title="b">a</a></p>'),
        ("[a][b]\n\n[b]: /t/1/", '<p><a href="/t/1/">a</a></p>'),
        ("![a](https://laxa.se/a.png)", f"<p>!{link('https://laxa.se/a.png', 'a')}</p>"),
        ("a <b>c</b> &copy; &amp;", "<p>a &lt;b&gt;c&lt;/b&gt; © &amp;</p>"),
    ],
)
def test_what_Astrid_types_is_shaped(source: str, result: str) -> None:
    assert html(source) == result


def test_headings_begin_below_the_pages_own_and_skip_no_level() -> None:
    assert html("## a\n#### b\n### c\n# d") == "<h3>a</h3><h4>b</h4><h4>c</h4><h3>d</h3>"
    assert html("# a\n## b\n### c\n#### d\n##### e\n###### f").count("h6") == 6
    assert html("a\n=\n\nb\n-") == "<h3>a</h3><h4>b</h4>"


def test_a_heading_without_words_is_shown_as_typed() -> None:
    assert html("##\n\na") == "<p>##</p><p>a</p>"


def test_a_table_of_Sagas_has_heads_only_where_they_say_something() -> None:
    assert html("| | a |\n|:--|--:|\n| b | c |") == (
        "<table><thead><tr><td></td><th>a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>"
    )


@pytest.mark.parametrize("source", ["-", "1.", "2024.", "#", "[a]: /t/1/", ">", "&nbsp;", "[](<>)", "+\n+"])
def test_nothing_that_Freja_typed_is_shown_as_nothing(source: str) -> None:
    assert html(
        source
    ) == f"<p>{source.replace('&', '&amp;').replace('>', '&gt;').replace('<', '&lt;')}</p>".replace(
        "\n", "<br>\n"
    )


@pytest.mark.parametrize("source", ["", " \n\t\n", "\u200b"])
def test_nothing_stays_nothing(source: str) -> None:
    assert html(source) == ""


def test_the_same_text_gives_the_same_HTML_before_and_after_normal() -> None:
    source = "Ma\u030arten\r\n\ufeff*x*"
    assert render(source, cap=CHAT) == render(normal(source), cap=CHAT)
    assert html(source) == "<p>Mårten<br>\n<em>x</em></p>"


def test_entities_do_not_bring_back_what_was_dropped() -> None:
    assert html("a&#x202e;b&#xfeff; &#x301;e" + "&#x301;" * 20) == "<p>ab \u0301é" + "\u0301" * 8 + "</p>"
    assert html("[a](/b 'c&#x202e;&#10;d')") == '<p><a href="/b" title="c d">a</a></p>'


def test_a_text_over_the_cap_is_refused_and_one_at_the_cap_is_not() -> None:
    assert render("å" * CHAT + "\ufeff", cap=CHAT).html == f"<p>{'å' * CHAT}</p>"
    with pytest.raises(ValueError, match=r"^4001 characters, at most 4000$"):
        render("å" * (CHAT + 1), cap=CHAT)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        (
            "se https://laxa.se/a_b_c, tack",
            f"se {link('https://laxa.se/a_b_c', 'https://laxa.se/a_b_c')}, tack",
        ),
        ("(http://laxa.se/a_(b))", f"({link('http://laxa.se/a_(b)', 'http://laxa.se/a_(b)')})"),
        ("**https://laxa.se**", f"<strong>{link('https://laxa.se', 'https://laxa.se')}</strong>"),
        ("<https://laxa.se>", link("https://laxa.se", "https://laxa.se")),
        ("www.laxa.se", link("https://www.laxa.se", "www.laxa.se")),
        ("laxa.se/bygg, eller", f"{link('https://laxa.se/bygg', 'laxa.se/bygg')}, eller"),
        ("http://laxa.se/%E2%80%AEx", link("http://laxa.se/%E2%80%AEx", "http://laxa.se/%E2%80%AEx")),
        ("https://åäö.se/å", link("https://åäö.se/%C3%A5", "https://åäö.se/å")),
        ("astrid@laxa.se.", '<a href="mailto:astrid@laxa.se">astrid@laxa.se</a>.'),
        ("mailto:astrid@laxa.se", '<a href="mailto:astrid@laxa.se">mailto:astrid@laxa.se</a>'),
        ("<astrid@laxa.se>", '<a href="mailto:astrid@laxa.se">astrid@laxa.se</a>'),
        ("[www.laxa.se](/t/1/)", '<a href="/t/1/">www.laxa.se</a>'),
        ("[https://a.se](/t/1/) b", '<a href="/t/1/">https://a.se</a> b'),
        ("[<https://a.se>](/t/1/)", '<a href="/t/1/">&lt;https://a.se&gt;</a>'),
    ],
)
def test_an_address_that_Torulf_types_is_a_link(source: str, result: str) -> None:
    assert html(source) == f"<p>{result}</p>"


@pytest.mark.parametrize(
    "source",
    [
        "Det var bra.Vi ses",
        "t.ex. bl.a. m.m. kl. 8.30",
        "http://10.0.0.1/",
        "xhttps://laxa.se",
        "https://localhost/",
        "https:// laxa",
        "ftp://laxa.se/",
        "//laxa.se/",
        "astrid@laxa",
        "https://saga:x@laxa.se/",
        "https://laxa.se/" + "a" * 2_000,
        "www.laxa.se/" + "a" * 2_000,
        "xn--a." * 30 + "se",
        "https://" + "xn--a." * 30 + "se",
    ],
)
def test_other_text_is_left_alone(source: str) -> None:
    assert html(source) == f"<p>{source}</p>"


@pytest.mark.parametrize("source", [r"www\.laxa.se", r"https\://laxa.se", r"astrid\@laxa.se"])
def test_a_backslash_prevents_a_link(source: str) -> None:
    assert html(source) == f"<p>{source}</p>".replace("\\", "")


def test_after_some_hundred_addresses_the_rest_is_text() -> None:
    assert html("a.se " * (MOST + 10)).count("<a ") == MOST
    assert html("http://a.se " * (MOST + 10)).count("<a ") == MOST


def test_a_link_without_words_shows_its_address() -> None:
    assert html("[](/t/1/)[ ](/t/2/)[`\u200b`](/t/3/)") == (
        '<p><a href="/t/1/">/t/1/</a><a href="/t/2/"> /t/2/</a><a href="/t/3/"><code>\u200b</code>/t/3/</a></p>'
    )


@pytest.mark.parametrize("url", ["javascript:1", "//laxa.se", "http://127.1/", "<>", ""])
def test_a_link_to_nowhere_is_text(url: str) -> None:
    assert "<a" not in html(f"[a]({url}) [b]\n\n[b]: {url}")


def test_deep_quotations_and_lists_keep_their_words() -> None:
    deep = html(">" * 40 + " botten")
    assert deep.count("<blockquote>") == DEEPEST
    assert "&gt; botten" in deep
    assert "botten" in html("\n".join(" " * 2 * n + "- a" for n in range(40)) + "\n" + " " * 80 + "- botten")
    assert "botten" in html("> - " * 40 + "botten")


def test_a_quotation_with_many_unmarked_lines_keeps_them() -> None:
    words = html("> a\n" + "b\n" * 300)
    assert words.count("<blockquote>") == 1
    assert words.endswith("b</p></blockquote>")


def test_a_mail_whose_lines_were_wrapped_stays_quoted() -> None:
    words = html("> a\nb\n" * 50)
    assert words.count("<br>") + words.count("<blockquote>") == 100
    assert "</blockquote>" in words and "<p>b" not in words


def test_deep_emphasis_keeps_its_words_and_its_characters() -> None:
    deep = "<em>a " * 6 + "*a *a b**" + "</em>" * 6
    assert html("*a " * 8 + "b" + "*" * 8) == f"<p>{deep}</p>"


def test_a_long_table_is_cut_off_and_its_other_lines_are_text() -> None:
    source = "|a|b|c|d|\n|-|-|-|-|\n" + "|c|\n" * 2_000
    assert len(source) // CHARACTERS_A_CELL + CELLS == 1_804
    made = html(source)
    assert made.count("<td>") + made.count("<th>") == 1_784
    assert html("|a|\n|-|\n" + "|c|\n" * 2_000).count("<tr>") == ROWS
    assert made.count("|c|") > 0
    assert html("|a|b|\n|-|-|\n" + "|Ale|12|\n" * 290).count("<td>") == 580


def test_a_table_ends_the_paragraph_above_it() -> None:
    assert html("a\n| b |\n|---|\n") == "<p>a</p><table><thead><tr><th>b</th></tr></thead></table>"


def test_a_table_wider_than_the_text_may_have_is_text() -> None:
    assert "<table>" not in html("|" * 400 + "\n" + "|-" * 399 + "|")
    assert "<table>" not in html("a|" * 1_100 + "\n" + "-|" * 1_100)


def test_many_blocks_are_as_good_as_few() -> None:
    assert html("a\n\n" * 1_000) == "<p>a</p>" * 1_000
