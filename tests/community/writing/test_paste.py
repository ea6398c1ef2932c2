"""What Word, Excel, Outlook, Google Docs and web pages put on the clipboard becomes clean Markdown."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.editor import Editor

pytestmark = pytest.mark.journey

CLIPBOARD = Path(__file__).with_name("clipboard")  # as the programs write it, and what becomes of it


@pytest.fixture
def editor(page: Page) -> Editor:
    return Editor(page)


@pytest.mark.parametrize("program", sorted(file.stem for file in CLIPBOARD.glob("*.html")))
def test_what_programs_put_on_the_clipboard_becomes_markdown(editor: Editor, program: str) -> None:
    html, made = (CLIPBOARD / f"{program}.{kind}" for kind in ("html", "md"))
    assert editor.paste(html.read_text(encoding="utf-8"), "något")
    assert editor.text == made.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        pytest.param(
            "<ol start=4><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "4. a\n   - b\n5. c\n", id="lists"
        ),
        pytest.param(
            "<blockquote><p>a</p><p>b</p></blockquote><pre>x\n  y</pre>",
            "> a\n>\n> b\n\n```\nx\n  y\n```\n",
            id="blocks",
        ),
        pytest.param("<p>*a* _b_ [c](d) `e` \\ 3_4</p><p># f</p><p>1. g</p>", None, id="marks"),
        pytest.param("<h1>A</h1><h6>B</h6><hr><p>c</p>", "## A\n\n#### B\n\n---\n\nc\n", id="headings"),
    ],
)
def test_what_is_pasted_becomes_markdown(editor: Editor, html: str, made: str | None) -> None:
    if made is None:
        made = "\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\\\ 3_4\n\n\\# f\n\n1\\. g\n"
    assert editor.paste(html, "något")
    assert editor.text == made


@pytest.mark.parametrize(
    ("html", "made"),
    [
        pytest.param("<p>a<b>b</b><b>c</b> <i>d</i></p><p>e</p>", "a**bc** *d*\n\ne\n", id="cut"),
        pytest.param(
            "<p><b>Obs:</b>text (<b>(x)</b>y)</p><p>e</p>", "**Obs**:text (**(x**)y)\n\ne\n", id="stops"
        ),
        pytest.param("<p><b>a<br>b</b></p><p>e</p>", "**a**\n**b**\n\ne\n", id="lines"),
        pytest.param("<p>&amp;copy; R&amp;D</p><p>e</p>", "\\&copy; R&D\n\ne\n", id="entities"),
        pytest.param(
            "<p><a href='https://a.example/x'>en <b>sida</b></a><a href='https://a.example/x'> till</a></p><p>e</p>",
            "[en **sida** till](https://a.example/x)\n\ne\n",
            id="one link",
        ),
        pytest.param(
            "<p>Se <a class=to href='http://erfa.test/t/7/hemligt/'>Hemligt <small>Fråga</small></a></p><p>e</p>",
            "Se /t/7/hemligt/\n\ne\n",
            id="own",
        ),
        pytest.param(
            "<table><tr><td>a<td style='display:none'>x<td>b<tr><td>1<td>2</table>",
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
            id="hidden column",
        ),
    ],
)
def test_what_programs_cut_apart_is_whole_again(editor: Editor, html: str, made: str) -> None:
    assert editor.paste(html, "något")
    assert editor.text == made


def test_code_stays_code(editor: Editor) -> None:
    """As an editor of code copies it, indented with tabs, and into a block of code."""
    lines = "<div>def f():</div><div>    return *a</div>"
    html = f"<meta charset='utf-8'><div style='color: #ccc;white-space: pre;'>{lines}</div>"
    assert not editor.paste(html, "def f():\n    return *a")
    assert not editor.paste(text="\tfoo();\n\tbar();")
    editor.write("```\n")
    assert not editor.paste("<p><b>a</b></p><p>b</p>", "a\n\nb")
    assert not editor.paste(text="a\tb\nc\td")


def test_bold_that_is_a_style_is_not_bold_twice(editor: Editor) -> None:
    assert editor.paste(
        "<p><b><span style='font-weight:700'>Vem</span></b> och du</p><p>x</p>", "Vem och du x"
    )
    assert editor.text == "**Vem** och du\n\nx\n"


def test_text_of_a_spreadsheet_becomes_a_table(editor: Editor) -> None:
    assert editor.paste(text="Kommun\t2024\r\nLax|å\t3\r\n")
    assert editor.text == "| Kommun | 2024 |\n| --- | --- |\n| Lax\\|å | 3 |\n"


def test_a_table_stands_apart_from_the_line_before(editor: Editor) -> None:
    editor.write("Så här:")
    assert editor.paste(text="a\tb\nc\td")
    assert editor.text == "Så här:\n\n| a | b |\n| --- | --- |\n| c | d |\n"


def test_what_has_nothing_to_say_stays_the_text_that_it_is(editor: Editor) -> None:
    assert not editor.paste("<span style='color:red'>Bara ord</span>", "Bara ord")
    assert not editor.paste(text="Två\nrader\toch tabb")
    assert not editor.paste(text="https://example.org/")


def test_an_address_over_marked_words_makes_a_link(editor: Editor) -> None:
    editor.write("se rutinen nu", 3, 10)
    assert editor.paste("<a href='https://example.org/a'>https://example.org/a</a>", "https://example.org/a")
    assert editor.text == "se [rutinen](https://example.org/a) nu"
    editor.press("Control+z")
    assert editor.text == "se rutinen nu"


def test_with_shift_the_paste_is_plain_but_not_after_a_capital(editor: Editor) -> None:
    def press(keys: str) -> None:
        editor.page.evaluate(
            f"document.querySelector('#text').dispatchEvent(new KeyboardEvent('keydown', {{ {keys} }}))"
        )

    press("key: 'V', shiftKey: true")
    assert editor.paste("<p><b>Vid</b> menyn</p>", "Vid menyn")
    editor.write("")
    press("key: 'V', shiftKey: true, ctrlKey: true")
    assert not editor.paste("<p><b>Fet</b></p>", "Fet")
    assert editor.paste("<p><b>Fet</b> text</p>", "Fet text")


def test_a_list_goes_on_in_an_empty_item(editor: Editor) -> None:
    editor.write("- ett\n- ")
    assert editor.paste("<ul><li>två</li><li>tre</li></ul>", "två\ntre")
    assert editor.text == "- ett\n- två\n- tre"
    editor.write("> - ett\n>   1. ")
    assert editor.paste("<ul><li>två</li><li>tre</li></ul>", "två\ntre")
    assert editor.text == "> - ett\n>   - två\n>   - tre"


def test_an_address_goes_into_the_link_that_waits_for_it(editor: Editor) -> None:
    editor.write("se rutinen", 3, 10)
    editor.press("Control+k")
    assert not editor.paste(
        "<a href='https://example.org/a'>A</a>", "https://example.org/a"
    )  # the browser's own
    editor.write("se [rutinen](https://)", 4, 11)
    assert editor.paste(text="https://example.org/a")
    assert editor.text == "se [rutinen](https://example.org/a)"


@pytest.mark.parametrize(
    "html",
    [
        "<img src=x onerror=globalThis.ran=1><p><b>a</b></p>",
        "<script>globalThis.ran=1</script><svg onload=globalThis.ran=1><p><b>a</b></p>",
        "<p onclick=x><a href='javascript:globalThis.ran=1'>a</a><b>b</b></p>",
        "<iframe srcdoc='<script>parent.ran=1</script>'></iframe><p><b>a</b></p>",
        "<style>@import url(http://evil.example/x.css)</style><p style='background:url(http://evil.example/)'><b>a</b></p>",
        "<math><mtext><table><mglyph><style><img src=x onerror=globalThis.ran=1></style></table></math><b>a</b>",
        "<p>https://@[12] https://a.example/@[12] @<a href='https://a.example/'>12</a> <b>a</b></p>",
        "<p><img alt='😀 @[12]' src=x> <a class=to href='/t/@[12]/'>x</a> <b>a</b></p>",
        "<p><a class=to href='http://erfa.test/t/@[12]/'>x</a> <b>a</b></p>",
        "<p>&lt;img src=x onerror=globalThis.ran=1&gt; @[12] <b>a</b></p>",
    ],
)
def test_nothing_in_it_runs_or_loads(editor: Editor, html: str) -> None:
    editor.paste(html, "något annat")
    editor.page.wait_for_timeout(50)
    assert editor.page.evaluate("globalThis.ran") is None
    assert "javascript:" not in editor.text
    assert "@[12]" not in editor.text  # a pasted mention is words
    assert [each for each in editor.asked if "evil" in each] == []
