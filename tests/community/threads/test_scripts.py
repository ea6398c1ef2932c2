"""The scripts of threads and tags in a real browser, without a server: files from static/, answers by hand."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.house.tree import ROOT

pytestmark = pytest.mark.journey

SITE = "http://erfa.test"
SOURCE = "> [Saga Kvistmark skrev:](/p/2/)\n>\n"
FOUND = {
    "ai": [{"name": "artificiell intelligens", "word": "AI"}, {"name": "AI-policy", "word": ""}],
    "hr": [{"name": "HR", "word": ""}],
}
TAGS = """<!doctype html><title>Tags</title><script type="module" src="/static/js/tags.js"></script>
<form><erfa-tags data-url="/tags/complete/"><label for="tags">Ämnesord</label><input id="tags" name="tags" type="text">
<ul role="listbox" id="offers" aria-label="Ämnesord" hidden></ul></erfa-tags><button>Spara</button></form>"""
THREAD = """<!doctype html><title>Thread</title>
<body data-editor="/static/js/editor/main.js"><script type="module" src="/static/js/reply.js"></script>
<article id="p2"><a class="name">Saga Kvistmark</a><div class="say"><p>Välj bort mer.</p><p>Vi tog tre.</p></div>
<a id="reply2" href="/t/1/reply/?answers=2" data-answers="2">Svara</a>
<a id="quote2" href="/t/1/reply/?answers=2&amp;quote=1" data-answers="2" data-quote>Citera</a></article>
<section id="home"><form id="reply" data-wrote="NAME skrev:" data-to="Ditt svar till NAME" data-plain="Ditt svar">
<input name="answers" type="hidden"><label for="text">Ditt svar</label><textarea id="text" name="text"></textarea>
<p hidden><button type="button">Svara på hela tråden i stället</button></p></form></section>"""


def serve(page: Page, html: str) -> None:
    """Open a page whose scripts are the product's."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path.startswith("/static/"):
            route.fulfill(path=ROOT / path.lstrip("/"), content_type="text/javascript")
        elif path.startswith("/tags/complete/?q="):
            tags = FOUND.get(path.rpartition("=")[2].lower(), [])
            route.fulfill(body=json.dumps({"tags": tags}), content_type="application/json")
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(f"{SITE}/**", answer)
    page.goto(f"{SITE}/")


def test_typing_AI_offers_tags_and_the_keyboard_takes_one(page: Page) -> None:
    serve(page, TAGS)
    field = page.get_by_role("combobox", name="Ämnesord")
    field.press_sequentially("AI")
    options = page.get_by_role("option")
    expect(options).to_have_text(["artificiell intelligens AI", "AI-policy"])
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "offers_0")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("artificiell intelligens, ")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("hr")
    expect(options).to_have_text(["HR"])
    field.press("ArrowUp")
    field.press("Enter")
    expect(field).to_have_value("artificiell intelligens, HR, ")


def test_arrows_go_round_and_escape_closes(page: Page) -> None:
    serve(page, TAGS)
    field = page.get_by_role("combobox")
    field.press_sequentially("ai")
    expect(page.get_by_role("option")).to_have_count(2)
    for key, current in (("ArrowUp", 1), ("ArrowDown", 0), ("ArrowUp", 1), ("ArrowUp", 0)):
        field.press(key)
        expect(field).to_have_attribute("aria-activedescendant", f"offers_{current}")
    field.press("Escape")
    expect(page.locator("#offers")).to_be_hidden()
    expect(field).to_have_value("ai")


def test_a_press_takes_an_offer_and_leaving_closes(page: Page) -> None:
    serve(page, TAGS)
    field = page.get_by_role("combobox")
    field.press_sequentially("ai")
    page.get_by_role("option", name="AI-policy").click()
    expect(field).to_have_value("AI-policy, ")
    expect(field).to_be_focused()
    field.press_sequentially("hr")
    expect(page.get_by_role("option")).to_have_count(1)
    field.press("Tab")
    expect(page.locator("#offers")).to_be_hidden()


def test_the_form_moves_below_the_post_that_is_answered_and_back(page: Page) -> None:
    serve(page, THREAD)
    page.click("#reply2")
    text = page.get_by_label("Ditt svar till Saga Kvistmark")
    expect(text).to_be_focused()
    expect(page.locator("#p2 > form input[name=answers]")).to_have_value("2")
    page.get_by_role("button", name="Svara på hela tråden i stället").click()
    expect(page.locator("#home > form input[name=answers]")).to_have_value("")
    expect(page.get_by_label("Ditt svar", exact=True)).to_be_focused()
    expect(page.get_by_role("button")).to_be_hidden()


def test_quoting_takes_what_is_marked_else_all(page: Page) -> None:
    serve(page, THREAD)
    page.click("#quote2")
    expect(page.locator("#text")).to_have_value(f"{SOURCE}> Välj bort mer.\n>\n> Vi tog tre.\n\n")
    page.fill("#text", "Bra. ")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.say p:last-child'))")
    page.click("#quote2")
    expect(page.locator("#text")).to_have_value(f"Bra.\n\n{SOURCE}> Vi tog tre.\n\n")


SAID = """<p>Se <a href="/t/7/">tråden</a>, <strong>helst</strong> <a class="at" href="/people/3/">Saga</a>: 2 * 3.</p>
<ul><li>ett</li><li>två<ol><li>djupt</li></ol></li></ul><blockquote><p>andras ord</p></blockquote>
<p><img src="data:," alt="en bild"></p><pre><code>x = [1]
</code></pre><p id="last">Sist.</p>"""


def test_a_quotation_keeps_its_formatting(page: Page) -> None:
    serve(page, THREAD)
    page.evaluate("(html) => (document.querySelector('.say').innerHTML = html)", SAID)
    page.click("#quote2")
    whole = (
        "Se [tråden](/t/7/), **helst** Saga: 2 \\* 3.\n\n- ett\n- två\n  1. djupt\n\n\\[en bild\\]"
        "\n\n```\nx = [1]\n```\n\nSist."
    )
    lines = "\n".join(f"> {each}".rstrip() for each in whole.split("\n"))
    expect(page.locator("#text")).to_have_value(f"{SOURCE}{lines}\n\n")
    for marked, said in [
        ("li", "> - ett\n> - två\n>   1. djupt"),
        ("blockquote p", "> andras ord"),
        ("pre", "> ```\n> x = [1]\n> ```"),
    ]:
        page.fill("#text", "")
        page.evaluate(
            "(css) => { const all = document.querySelectorAll(css); getSelection().setBaseAndExtent("
            "all[0].firstChild, 0, all[all.length - 1], all[all.length - 1].childNodes.length); }",
            marked,
        )
        page.click("#quote2")
        expect(page.locator("#text")).to_have_value(f"{SOURCE}{said}\n\n")
    page.fill("#text", "")
    page.click("#last", click_count=3)  # marks on into what follows
    page.click("#quote2")
    expect(page.locator("#text")).to_have_value(f"{SOURCE}> Sist.\n\n")


def test_a_quotation_is_taken_back_by_its_key(page: Page) -> None:
    serve(page, THREAD)
    page.click("#text")
    page.keyboard.type("Bra.")
    page.click("#quote2")
    expect(page.locator("#text")).to_have_value(f"Bra.\n\n{SOURCE}> Välj bort mer.\n>\n> Vi tog tre.\n\n")
    page.keyboard.press("ControlOrMeta+z")
    expect(page.locator("#text")).to_have_value("Bra.")


def test_with_a_modifier_the_link_stays_a_link(page: Page) -> None:
    serve(page, THREAD)
    with page.context.expect_page():
        page.click("#reply2", modifiers=["ControlOrMeta"])
    expect(page.locator("#home > form")).to_be_visible()
