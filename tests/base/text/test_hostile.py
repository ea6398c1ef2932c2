"""Whatever is written, what a reader's browser gets is on the list (G-05, without the browser)."""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.text import POST, excerpt, fill_in, mentions, normal, quoted, render, url_ok
from base.text.sanitise import REL
from tests.base.text.payloads import PAYLOADS

# Written out again, not imported: the test of a list must not change with it.
ALLOWED = {
    "p": set(), "br": set(), "hr": set(), "strong": set(), "em": set(), "s": set(), "del": set(), "pre": set(),
    "blockquote": set(), "ul": set(), "li": set(), "h3": set(), "h4": set(), "h5": set(), "h6": set(),
    "table": set(), "thead": set(), "tbody": set(), "tr": set(), "th": set(), "td": set(),
    "ol": {"start"}, "code": {"class"}, "a": {"href", "title", "rel", "class"},
}  # fmt: skip
VOID = {"br", "hr"}
FORM = re.compile(r"https?://[^/?#@]+\.[^/?#@]*([/?#]|$)|mailto:[^@]+@[^@]+$|/(?![/\\])|[?#]", re.IGNORECASE)

MARKUP = st.sampled_from(
    [
        *(
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```\n",
            "[",
            "]",
            "(",
            ")",
            "](",
            "[](",
            "![",
            "<",
            ">",
            "> ",
            "- ",
            "1. ",
        ),
        *(
            "# ",
            "\n",
            "\n\n",
            "    ",
            "|",
            "|-|\n",
            "\\",
            "&",
            ";",
            "&#x",
            "&lt;",
            '"',
            "'",
            "@[1]",
            "@[",
            "1]",
        ),
        *(
            "https://",
            "a.se",
            "www.",
            "@",
            "//",
            "javascript:",
            "data:",
            "/people/1/",
            "\u202e",
            "\u0301",
            "<a ",
        ),
        *(' href="/people/1/">', "</a>", "<script>", "onerror=", "[a]: ", "\t", "\x00", "x", "å", " "),
    ]
)
hostile = st.lists(st.one_of(MARKUP, st.sampled_from(PAYLOADS), st.text(max_size=5)), max_size=25).map(
    "".join
)


class Strict(HTMLParser):
    """Reads HTML as a page would and fails at anything that is not on the list, or not closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert len(values) == len(attrs)
        assert tag in ALLOWED and set(values) <= ALLOWED[tag], (tag, values)
        if tag == "a":
            self.link(values)
        elif values:
            assert re.fullmatch(r"language-[\w+#.-]+|[0-9]+", "".join(filter(None, values.values())))
        self.open += [tag] if tag not in VOID else []

    def link(self, values: dict[str, str | None]) -> None:
        """Checks a link as it is, and after as many decodings as anybody could do by mistake."""
        assert "a" not in self.open
        url = values["href"] or ""
        assert url_ok(url) and values.get("class", "at") == "at"
        assert values.get("rel") == (REL if url.lower().startswith("http") else None)
        assert FORM.match(url) and FORM.match(unescape(url)), url
        for decode in (str, unescape, unquote, lambda text: unescape(unquote(unquote(text)))):
            plain = re.sub(r"[\x00-\x20]", "", decode(url)).lower()
            assert not plain.startswith(("javascript:", "data:", "vbscript:")), url
        assert urlsplit(url).username is None

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def check(html: str) -> None:
    parser = Strict()
    parser.feed(html)
    parser.close()
    assert parser.open == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<p onclick='x'>y</p>",
        "<a href='javascript:1'>x</a>",
        "<a href='https://a.se'>x</a>",
        "<a href='/a' rel='opener'>x</a>",
        "<a href='/a' class='b'>x</a>",
        "<a href='/a'><a href='/b'></a></a>",
        "<code class='at'>x</code>",
        "<p><b>x</b></p>",
        "<p><em>x</p></em>",
        "<p>x",
        "<!-- x -->",
        "<?x>",
        "<!DOCTYPE html>",
    ],
)
def test_the_check_finds_what_it_looks_for(html: str) -> None:
    with pytest.raises(AssertionError):
        check(html)


SHELLS: dict[str, Callable[[str], str]] = {
    "alone": str,
    "in words": lambda text: f"Hej {text} du",
    "quoted": lambda text: f"> {text}",
    "listed": lambda text: f"- {text}",
    "in a table": lambda text: f"| a |\n|---|\n| {text} |",
    "in a heading": lambda text: f"# {text}",
    "as a link's text": lambda text: f"[{text}](/t/1/)",
    "as a link's title": lambda text: f"[x](/t/1/ '{text}')",
    "as a link's address": lambda text: f"[x](<{text}>)",
    "as a language": lambda text: f"```{text}\nx\n```",
    "as a definition": lambda text: f"[x]\n\n[x]: {text} '{text}'",
    "after a name": lambda text: f"@[1]{text}@[1]",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_no_payload_of_the_outsiders_leaves_the_list(shell: str) -> None:
    for payload in PAYLOADS:
        html = render(SHELLS[shell](payload), cap=POST).html
        check(html)
        check(fill_in(html, {1: payload}))
        check(render(quoted(SHELLS[shell](payload)), cap=POST).html)


@given(hostile)
def test_nothing_written_leaves_the_list(source: str) -> None:
    html = render(source, cap=POST).html
    check(html)
    check(fill_in(html, {1: source}))


@given(hostile)
def test_as_many_empty_links_as_mentions(source: str) -> None:
    rendered = render(source, cap=POST)
    empty = [int(person) for person in re.findall(r'<a href="/people/([0-9]+)/"></a>', rendered.html)]
    assert tuple(dict.fromkeys(empty)) == rendered.mentions == mentions(source)
    assert not re.search(r"<a [^>]*>\s*</a>", re.sub(r'<a href="/people/[0-9]+/"></a>', "", rendered.html))


@given(hostile)
def test_what_is_seen_is_never_lost(source: str) -> None:
    assert (render(source, cap=POST).html == "") == (excerpt(source, 10) == "")


@given(hostile)
def test_the_HTML_needs_no_second_cleaning(source: str) -> None:
    html = render(source, cap=POST).html
    assert html == normal(html)
    assert render(normal(source), cap=POST).html == html


def test_there_are_payloads_enough_and_no_two_alike() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 150
