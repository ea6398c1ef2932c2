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


def test_with_shift_the_paste_is_plain(editor: Editor) -> None:
    keys = "{ key: 'V', shiftKey: true, ctrlKey: true }"
    editor.page.evaluate(
        f"document.querySelector('#text').dispatchEvent(new KeyboardEvent('keydown', {keys}))"
    )
    assert not editor.paste("<p><b>Fet</b></p>", "Fet")
    assert editor.paste("<p><b>Fet</b> text</p>", "Fet text")


@pytest.mark.parametrize(
    "html",
    [
        "<img src=x onerror=globalThis.ran=1><p><b>a</b></p>",
        "<script>globalThis.ran=1</script><svg onload=globalThis.ran=1><p><b>a</b></p>",
        "<p onclick=x><a href='javascript:globalThis.ran=1'>a</a><b>b</b></p>",
        "<iframe srcdoc='<script>parent.ran=1</script>'></iframe><p><b>a</b></p>",
        "<style>@import url(http://evil.example/x.css)</style><p style='background:url(http://evil.example/)'><b>a</b></p>",
        "<math><mtext><table><mglyph><style><img src=x onerror=globalThis.ran=1></style></table></math><b>a</b>",
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
