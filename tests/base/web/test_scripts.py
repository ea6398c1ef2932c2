"""The frame's scripts in a real browser: whose draft is kept, for how long, and what HTML becomes."""

import pytest
from playwright.sync_api import Page

from tests.house.tree import ROOT

pytestmark = pytest.mark.journey

# The store takes any storage; this one is an object, like the browser's own.
STORAGE = """
globalThis.now = Date.parse("2026-11-24T15:40:00Z");
Date.now = () => globalThis.now;
globalThis.storage = Object.create({
  getItem(key) { return this[key] ?? null; },
  setItem(key, value) { this[key] = value; },
  removeItem(key) { delete this[key]; },
});
"""
DAY_MS = 24 * 3600 * 1000


@pytest.fixture
def drafts(page: Page) -> Page:
    source = (ROOT / "static/js/draft_store.js").read_text(encoding="utf-8")
    page.set_content("<!doctype html><title>Drafts</title>")
    page.evaluate(STORAGE)
    page.add_script_tag(type="module", content=source + "\nglobalThis.Drafts = Drafts;")
    page.wait_for_function("!!globalThis.Drafts")
    page.evaluate("globalThis.astrid = new Drafts(storage, '40')")
    return page


def test_what_astrid_wrote_is_there_when_she_comes_back(drafts: Page) -> None:
    drafts.evaluate("astrid.write('reply-7', { text: 'Tack!' })")
    assert drafts.evaluate("new Drafts(storage, '40').read('reply-7')") == {"text": "Tack!"}
    assert drafts.evaluate("astrid.read('reply-8')") is None


def test_nobody_sees_it_while_the_session_has_ended_and_it_is_not_lost(drafts: Page) -> None:
    drafts.evaluate("astrid.write('reply-7', { text: 'Tack!' })")
    drafts.evaluate("globalThis.nobody = new Drafts(storage, ''); nobody.tidy()")
    assert drafts.evaluate("nobody.read('reply-7')") is None
    assert drafts.evaluate("astrid.read('reply-7')") == {"text": "Tack!"}


def test_it_is_gone_when_somebody_else_signs_in_on_the_same_computer(drafts: Page) -> None:
    drafts.evaluate("astrid.write('reply-7', { text: 'Tack!' })")
    drafts.evaluate("globalThis.folke = new Drafts(storage, '4'); folke.tidy()")
    assert drafts.evaluate("[folke.read('reply-7'), astrid.read('reply-7')]") == [None, None]


def test_it_is_gone_after_a_week_at_sign_out_and_when_emptied(drafts: Page) -> None:
    write = "astrid.write('reply-7', { text: 'Tack!' })"
    drafts.evaluate(f"{write}; now += {7 * DAY_MS}; astrid.tidy()")
    assert drafts.evaluate("astrid.read('reply-7')") == {"text": "Tack!"}
    drafts.evaluate("now += 1; astrid.tidy()")
    assert drafts.evaluate("astrid.read('reply-7')") is None
    assert drafts.evaluate(f"{write}; astrid.clear(); astrid.read('reply-7')") is None
    assert (
        drafts.evaluate(f"{write}; astrid.write('reply-7', {{ text: ' ' }}); astrid.read('reply-7')") is None
    )


def test_other_things_in_the_storage_are_left_alone(drafts: Page) -> None:
    drafts.evaluate("storage.setItem('theme', 'x'); storage.setItem('erfa:draft:40:broken', '{')")
    drafts.evaluate("astrid.tidy()")
    assert drafts.evaluate("Object.keys(storage)") == ["theme"]
    drafts.evaluate("astrid.clear()")
    assert drafts.evaluate("Object.keys(storage)") == ["theme"]


def test_sanitised_html_becomes_nodes_and_runs_nothing(page: Page) -> None:
    source = (ROOT / "static/js/html.js").read_text(encoding="utf-8")
    page.set_content("<!doctype html><title>Nodes</title><main></main>")
    page.add_script_tag(type="module", content=source + "\nglobalThis.nodes = nodes;")
    page.wait_for_function("!!globalThis.nodes")
    page.evaluate(
        "document.querySelector('main').append(nodes('<p>Hej <em>du</em></p><script>bad = 1<\\/script>'))"
    )
    assert page.inner_text("main p") == "Hej du"
    assert page.evaluate("'bad' in globalThis") is False
