"""What Word, Excel, Outlook, Google Docs and web pages put on the clipboard becomes clean Markdown."""

import pytest
from playwright.sync_api import Page

from tests.editor import Editor

pytestmark = pytest.mark.journey

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=SV style='tab-interval:65.2pt;word-wrap:break-word'><!--StartFragment-->
<h1>Rutin f&ouml;r introduktion<o:p></o:p></h1>
<p class=MsoNormal>Vi <b style='mso-bidi-font-weight:normal'>m&aring;ste</b> b&ouml;rja
<i>i tid</i>, se <a href="https://example.org/rutin_(ny)">rutinen</a> och <a href="#_Toc1">avsnitt 2</a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;mso-add-space:auto;text-indent:-18.0pt;
mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>&middot;<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Datorn<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>och <b>kortet</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>&middot;<span>&nbsp;&nbsp; </span></span></span><![endif]>Nyckeln<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>F&ouml;rst<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><![endif]>Sedan<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=200><p class=MsoNormal><b>Vem<o:p></o:p></b></p></td><td><p class=MsoNormal>N&auml;r|hur<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Chefen<o:p></o:p></p></td><td><p class=MsoNormal>Dag 1<o:p></o:p></p><p class=MsoNormal>kl. 8<o:p></o:p></p></td></tr></table>
<!--EndFragment--></body></html>"""
WORD_MADE = """## Rutin för introduktion

Vi **måste** börja *i tid*, se [rutinen](https://example.org/rutin_%28ny%29) och avsnitt 2.

- Datorn
   - och **kortet**
- Nyckeln

1. Först
2. Sedan

| **Vem** | När\\|hur |
| --- | --- |
| Chefen | Dag 1 kl. 8 |
"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {color:black;} --></style></head><body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'><!--StartFragment-->
<col width=64 span=3 style='width:48pt'><tr height=20><td height=20 class=xl65 style='height:15.0pt'>Kommun</td><td>2024</td><td>2025</td></tr>
<tr height=20><td height=20>Lax&aring;</td><td align=right>1 200</td><td align=right>45 %</td></tr>
<tr height=20><td height=20 colspan=2 style='mso-ignore:colspan'>Ume&aring;</td><td align=right>-3</td></tr><!--EndFragment--></table></body></html>"""
EXCEL_MADE = """| Kommun | 2024 | 2025 |
| --- | --- | --- |
| Laxå | 1 200 | 45 % |
| Umeå |  | -3 |
"""
GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr" style="line-height:1.38;">
<span style="font-size:16pt;font-weight:400;">Frågor</span></h2><p dir="ltr"><span style="font-weight:400;">Vi har </span><span
style="font-weight:700;">två</span><span style="font-style:italic;"> viktiga</span><span>.</span></p><br />
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>ett</span></p></li><ul><li><p><span>under</span></p></li></ul>
<li dir="ltr"><p dir="ltr"><span style="text-decoration:line-through;">två</span></p></li></ul></b>"""
GOOGLE_MADE = """### Frågor

Vi har **två** *viktiga*.

- ett
  - under
- ~~två~~
"""
OUTLOOK = """<html><body><div class=WordSection1><p class=MsoNormal><span style='font-size:11.0pt'>Hej!<o:p></o:p></span></p>
<p class=MsoNormal><span><o:p>&nbsp;</o:p></span></p><p class=MsoNormal><span>Ring mig eller mejla
<a href="mailto:saga@umea.example">saga@umea.example</a><br>eller kom förbi.</span></p>
<p class=MsoNormal><a href="javascript:alert(1)">Saga</a><img src="cid:logo" width=10></p></div></body></html>"""
OUTLOOK_MADE = """Hej!

Ring mig eller mejla [saga@umea.example](mailto:saga@umea.example)
eller kom förbi.

Saga
"""
SHEETS = """<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}--></style><table xmlns="http://www.w3.org/1999/xhtml"
data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody><tr><td style="font-weight:bold;">A</td><td>B</td></tr>
<tr><td>1</td><td></td></tr></tbody></table>"""


@pytest.fixture
def editor(page: Page) -> Editor:
    return Editor(page)


@pytest.mark.parametrize(
    ("html", "made"),
    [
        pytest.param(WORD, WORD_MADE, id="Word"),
        pytest.param(EXCEL, EXCEL_MADE, id="Excel"),
        pytest.param(GOOGLE, GOOGLE_MADE, id="Google Docs"),
        pytest.param(OUTLOOK, OUTLOOK_MADE, id="Outlook"),
        pytest.param(SHEETS, "| A | B |\n| --- | --- |\n| 1 |  |\n", id="Google Sheets"),
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
    editor.page.evaluate(
        "document.querySelector('#text').dispatchEvent(new KeyboardEvent('keydown', {key: 'V', shiftKey: true, ctrlKey: true}))"
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
