"""Every page by the rules of WCAG 2.2 A and AA and best practice: by day, in the evening, and 320 px wide (G-50)."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from community.drafts import actions as drafts
from community.drafts.models import Draft
from community.threads import actions as threads
from community.threads.models import Kind, Post, Thread
from networks.membership import actions as memberships
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import DESK, NARROW, OpenBrowser

pytestmark = [pytest.mark.axe, pytest.mark.daphne]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
TALLER = 12  # times: the field of a long text grows with its window
LOOKS = [
    pytest.param(DESK, "light", id="light"),
    pytest.param(DESK, "dark", id="dark"),
    pytest.param(NARROW, "light", id="320px"),
]


@pytest.fixture
def full(network: Network, by_request: Network, saga: Person, astrid: Person, torulf: Person) -> Thread:
    """A network in which something of everything is to be seen."""
    kim = make.make_person("Kim Kollega")
    memberships.ask_to_join(kim, by_request, message="Jag arbetar med säkerhet.", key="a")
    tag = make.make_tag(
        "digital mognad", "mognadsgrad", slug="digital-mognad", description="Att ta vara på nyttan."
    )
    room = make.make_room(network)
    make.make_message(room, torulf, "Hej **alla**")
    make.make_message(room, astrid, "Hej du")
    text = "## Bakgrund\n\nVi undrar.\n\n> Ett citat\n\n| år | antal |\n| --- | --- |\n| 2025 | 3 |\n\n- ett\n- två"
    thread = make.make_thread(network, astrid, title="Vem äger frågan?", text=text, kind=Kind.CHALLENGE)
    thread.tags.add(tag)
    first = make.make_post(thread, saga, text=f"Fråga @[{torulf.pk}].")
    second = make.make_post(thread, torulf, text="Gärna.", answers=first)
    make.make_post(thread, astrid, text="Tack!", answers=second)
    make.make_thread(network, saga, title="Nytt möte", kind=Kind.ANNOUNCEMENT)
    return thread


def begun(mine: Post) -> Draft:
    """Return a draft of the author of a post, with another text beside it; the post has a history from now on."""
    threads.edit(mine.author, mine, text="Tack för hjälpen!", key="")
    place, more = f"reply:{mine.thread_id}", {"key": "", "seen": 0, "step": 1, "device": "firefox/windows"}
    for window, text in (("w1", "Vi har provat."), ("w2", "Vi har inte provat än.")):
        drafts.save(mine.author, place=place, texts={"text": text}, window=window, **more)
    return Draft.objects.get()


def member_pages(thread: Thread) -> list[str]:
    """Return the pages of a member, each in a state worth looking at."""
    mine = thread.posts.get(number=4)
    return [
        "/",
        "/networks/",
        "/networks/?q=finns-inte",
        "/n/digital-mognad/",
        "/n/digital-mognad/?kind=question",
        "/n/digital-mognad/about/",
        "/n/digital-mognad/members/",
        "/n/digital-mognad/new/",
        "/n/digital-mognad/new/?kind=challenge",
        "/n/digital-mognad/chat/",
        "/files/new/?network=digital-mognad",
        "/n/sakerhet/about/",
        thread.get_absolute_url(),
        f"/t/{thread.pk}/reply/?answers={thread.posts.get(number=2).pk}&quote=1",
        f"/t/{thread.pk}/tags/",
        f"/p/{mine.pk}/edit/",
        f"/p/{mine.pk}/history/",
        "/tags/",
        "/tag/digital-mognad/",
        f"/people/{thread.author_id}/",
        "/organisations/",
        "/o/2480/",
        "/drafts/",
        f"/drafts/{begun(mine).pk}/",
        "/drafts/bin/",
        "/settings/profile/",
        "/accounts/password/change/",
        "/accounts/logout/",
        "/finns-inte/",
        "/n/digital-mognad/seen/",
    ]


LEAD_PAGES = [
    "/n/sakerhet/members/",
    "/n/digital-mognad/members/",
    "/n/slutna/",
    "/n/slutna/members/",
    "/n/slutna/chat/",
]
VISITOR_PAGES = [
    "/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/join/",
    "/accounts/join/sent/",
    "/finns-inte/",
]


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_every_page_of_a_member_passes(
    open_browser: OpenBrowser, full: Thread, astrid: Person, size: tuple[int, int], scheme: str
) -> None:
    page = open_browser(astrid, size=size, scheme=scheme)
    found = [fault for path in member_pages(full) for fault in faults(page, path)]
    page.goto("/n/digital-mognad/new/")
    page.locator("main form button.btn:not(.line)").last.click()  # an empty form: errors beside the fields
    found += faults_here(page, "the empty form")
    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_every_page_of_a_lead_and_of_the_administrator_passes(
    open_browser: OpenBrowser, full: Thread, saga: Person, admin: Person, size: tuple[int, int], scheme: str
) -> None:
    leads = open_browser(saga, size=size, scheme=scheme)
    found = [fault for path in LEAD_PAGES for fault in faults(leads, path)]
    runs = open_browser(admin, size=size, scheme=scheme)
    found += faults(runs, "/networks/new/") + faults(runs, "/")
    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_every_page_of_a_visitor_passes(
    open_browser: OpenBrowser, full: Thread, size: tuple[int, int], scheme: str
) -> None:
    page = open_browser(size=size, scheme=scheme)
    found = [fault for path in VISITOR_PAGES for fault in faults(page, path)]
    page.goto("/accounts/login/")
    page.get_by_role("main").locator("input[type=email]").fill("fel@kommun.example")
    page.get_by_role("main").locator("input[type=password]").fill("fel fel fel fel")
    page.locator("main form button.btn").last.click()
    found += faults_here(page, "a refused sign-in")
    assert found == []


def faults(page: Page, path: str) -> list[str]:
    """Open a page and return what is wrong with it; a page that is wider than its window is wrong too."""
    page.goto(path)
    return faults_here(page, path)


def faults_here(page: Page, name: str) -> list[str]:
    """Return what is wrong with the page that is open, in a window as tall as it is: nothing covers anything."""
    for _ in range(TALLER):
        size, height = page.viewport_size, page.evaluate("document.documentElement.scrollHeight")
        if size is None or size["height"] >= height:
            break
        page.set_viewport_size({"width": size["width"], "height": height})
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    found = [f"{name}: scrolls sideways"] if wide else []
    titles = page.locator("h1").count()
    if titles != 1:
        found.append(f"{name}: {titles} h1")
    results: dict[str, Any] = Axe().run(page, options=RULES).response
    return found + [f"{name}: {line}" for line in _told(results["violations"])]


def _told(violations: list[dict[str, Any]]) -> Iterator[str]:
    for violation in violations:
        for node in violation["nodes"]:
            yield f"{violation['id']} at {node['target']}: {node['html'][:120]}"
