"""What leads do to a thread while others have it open: their page follows within a second (G-11)."""

import time

import pytest
from playwright.sync_api import Page, expect

from community.threads import actions as threads
from community.threads.models import Kind, Post, Thread
from networks.membership.models import Network, Role
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

AT_ONCE = 1.0  # seconds
SECRET = "Vi har bara en som kan brandväggen."


@pytest.fixture
def thread(network: Network, astrid: Person) -> Thread:
    """Astrid's question."""
    return make.make_thread(network, astrid, title="Vem kan brandväggen?", text=SECRET, kind=Kind.QUESTION)


@pytest.fixture
def answer(thread: Thread, torulf: Person) -> Post:
    """Torulf's answer."""
    return make.make_post(thread, torulf, text="Fråga Kalmar.")


def opened(page: Page, thread: Thread) -> Page:
    """Open the thread, and wait until the page follows it."""
    with page.expect_websocket() as found:
        page.goto(thread.get_absolute_url())
    found.value.wait_for_event("framereceived", lambda frame: "subscribed" in str(frame))
    return page


def test_a_thread_moved_to_a_private_network_leaves_the_readers_page_at_once(
    open_browser: OpenBrowser,
    thread: Thread,
    answer: Post,
    closed: Network,
    saga: Person,
    astrid: Person,
    freja: Person,
) -> None:
    make.make_member(closed, astrid, Role.MEMBER)
    leads, reads, stays = open_browser(saga), open_browser(freja, size=PHONE), open_browser(astrid)
    opened(reads, thread)
    opened(stays, thread)
    expect(reads.get_by_text(SECRET)).to_be_visible()
    reads.get_by_role("textbox", name="Ditt svar").fill("Vi har tre.")

    leads.goto(f"/t/{thread.pk}/move/")
    leads.get_by_label("Slutna rummet").check()
    since = time.monotonic()
    leads.get_by_role("main").get_by_role("button", name="Flytta tråden").click()
    expect(reads.get_by_text(SECRET)).to_have_count(0)
    assert time.monotonic() - since < AT_ONCE + 0.5  # the press and the lead's own page included

    assert SECRET not in reads.content()
    assert "brandväggen" not in reads.title()
    expect(reads.get_by_label("Det här hade du skrivit")).to_have_value("Vi har tre.")
    refused = reads.evaluate(
        """async (url) => (await fetch(url, {method: "POST", headers: {"X-CSRFToken": "x"}})).status""",
        f"/t/{thread.pk}/reply/",
    )
    assert refused in {403, 404}
    assert Post.objects.filter(thread=thread).count() == 2

    expect(stays.get_by_text(SECRET)).to_be_visible()
    expect(stays.locator(".happened").first).to_contain_text(
        "flyttade tråden från Digital mognad till Slutna"
    )
    expect(stays.locator(".crumb a").first).to_have_text("Slutna rummet")
    stays.get_by_role("textbox", name="Ditt svar").fill("Jag är kvar.")
    stays.get_by_role("button", name="Skicka svar").click()
    expect(stays.get_by_text("Jag är kvar.")).to_be_visible()


def test_an_open_page_shows_what_a_fresh_load_shows(
    open_browser: OpenBrowser, thread: Thread, answer: Post, saga: Person, freja: Person, astrid: Person
) -> None:
    page = opened(open_browser(freja), thread)
    page.get_by_role("textbox", name="Ditt svar").fill("Jag undrar också")
    threads.hide(saga, answer, reason="Pekar ut en enskild.")
    expect(page.get_by_text("Nätverksledaren har dolt inlägget.")).to_be_visible()
    assert "Fråga Kalmar" not in page.content()
    threads.show(saga, answer)
    expect(page.get_by_text("Fråga Kalmar.")).to_be_visible()
    threads.mark_helped(astrid, answer, on=True)
    expect(page.get_by_text("Det här hjälpte Laxå")).to_be_visible()
    threads.rename(saga, thread, title="Vem kan brandväggar?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vem kan brandväggar?")
    threads.reply(saga, thread, text="Vi har två.", answers=None, key="")
    threads.reply(saga, thread, text="Eller tre.", answers=answer, key="")
    news = page.get_by_role("link", name="2 nya svar")
    expect(news).to_be_visible()
    threads.close(saga, thread, on=True)
    expect(page.locator("#answering").get_by_text("Tråden är stängd för nya svar.")).to_be_visible()
    expect(page.get_by_role("button", name="Skicka svar")).to_be_hidden()
    expect(page.get_by_role("textbox", name="Ditt svar")).to_have_value("Jag undrar också")
    threads.close(saga, thread, on=False)
    expect(page.get_by_role("button", name="Skicka svar")).to_be_visible()
    parts = page.locator("article .say, #replies .happened, #replies .gone, main h1")
    shown = parts.all_inner_texts()
    page.reload()
    assert parts.all_inner_texts() == shown


def test_the_line_of_new_replies_leads_to_the_first_of_them(
    open_browser: OpenBrowser, thread: Thread, saga: Person, freja: Person
) -> None:
    page = opened(open_browser(freja, size=PHONE), thread)
    first = threads.reply(saga, thread, text="Vi har två.", answers=None, key="")
    threads.reply(saga, thread, text="Eller tre.", answers=None, key="")
    page.get_by_role("link", name="2 nya svar").click()
    expect(page.locator(f"#p{first.pk}")).to_be_in_viewport()
    expect(page.get_by_role("link", name="2 nya svar")).to_have_count(0)


def test_a_merged_thread_says_where_it_is_now(
    open_browser: OpenBrowser, thread: Thread, answer: Post, network: Network, saga: Person, freja: Person
) -> None:
    other = make.make_thread(network, saga, title="Brandväggar")
    page = opened(open_browser(freja), thread)
    threads.merge(saga, thread, other)
    page.get_by_role("link", name="Läs vidare där").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Brandväggar")
    expect(page.get_by_text(SECRET)).to_be_visible()


def test_a_lead_closes_and_undoes_it_with_the_keyboard_alone(
    open_browser: OpenBrowser, thread: Thread, saga: Person
) -> None:
    page = open_browser(saga)
    page.goto(thread.get_absolute_url())
    menu = page.locator("#beginning details.menu > summary").last
    menu.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Stäng", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tråden är stängd för nya svar.")).to_be_visible()
    page.get_by_role("button", name="Ångra").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Ditt svar")).to_be_visible()
    thread.refresh_from_db()
    assert thread.closed_at is None
