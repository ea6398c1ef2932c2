"""What somebody typed is there after a reload, a lost network and an ended session, and is posted once."""

import pytest
from playwright.sync_api import Locator, Page, expect

from community.threads.models import Post, Thread
from networks.people import actions as people
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

TEXT = "Vi har provat det här i två år, och det gick bra."
KEPT_MS = 600  # the draft is written a moment after the last key


@pytest.fixture
def thread(astrid: Person, torulf: Person) -> Thread:
    """Torulf's question."""
    return make.make_thread(torulf.memberships.get().network, torulf)


def test_a_reload_brings_back_what_was_typed(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid, size=PHONE)
    page.goto(thread.get_absolute_url())
    type_a_reply(page)
    page.reload()
    expect(reply_field(page)).to_have_value(TEXT)
    expect(page.get_by_text("Det du skrev tidigare är tillbaka.")).to_be_visible()


def test_a_lost_network_keeps_the_text_and_a_retry_posts_once(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid, size=PHONE)
    page.goto(thread.get_absolute_url())
    type_a_reply(page)
    # The post arrives, the answer does not: the worst that a tunnel can do.
    page.route("**/reply/", lambda route: (route.fetch(max_redirects=0), route.abort())[1])
    page.get_by_role("button", name="Skicka svar").click()
    page.wait_for_timeout(KEPT_MS)
    page.unroute("**/reply/")
    assert Post.objects.filter(thread=thread, number=2).count() == 1

    page.goto(thread.get_absolute_url())
    expect(reply_field(page)).to_have_value(TEXT)
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.locator(".tree").get_by_text(TEXT)).to_be_visible()
    assert thread.posts.count() == 2


def test_an_open_page_says_when_the_network_is_gone(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid, size=PHONE)
    page.goto(thread.get_absolute_url())
    page.context.set_offline(True)
    expect(page.get_by_text("Du är inte ansluten. Det du skriver sparas på den här enheten.")).to_be_visible()


def test_an_ended_session_shows_the_text_and_brings_it_back_after_sign_in(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid, size=PHONE)
    page.goto(thread.get_absolute_url())
    type_a_reply(page)
    people.end_sessions(astrid, but=None)
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("utloggad")
    expect(page.get_by_text(TEXT)).to_be_visible()

    page.get_by_role("main").get_by_role("link", name="Logga in").click()
    page.get_by_label("E-postadress").fill(astrid.email)
    page.get_by_label("Lösenord", exact=True).fill(make.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(thread.title)
    expect(reply_field(page)).to_have_value(TEXT)
    assert thread.posts.count() == 1


def test_without_javascript_everything_is_still_possible(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    make.make_tag("digital mognad", slug="digital-mognad")
    make.make_room(thread.network)
    page = open_browser(astrid, java_script_enabled=False)
    page.goto("/n/digital-mognad/new/?kind=question")
    page.locator("input[name=title]").fill("Utan skript")
    page.locator("textarea[name=text]").fill("Går det?")
    page.locator("input[name=tags]").fill("digital mognad")
    page.get_by_role("button", name="Ställ frågan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Utan skript")

    page.locator("textarea[name=text]").last.fill("Ja, det går.")
    page.get_by_role("button", name="Skicka svar").click()
    page.locator(".tree .post").first.get_by_role("link", name="Svara").click()
    page.locator("textarea[name=text]").last.fill("Bra!")
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_text("Bra!")).to_be_visible()

    page.goto("/n/digital-mognad/chat/")
    page.locator("textarea[name=text]").fill("Hej utan skript")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Hej utan skript")).to_be_visible()


def reply_field(page: Page) -> Locator:
    """Return the field at the foot of the thread."""
    return page.locator("form#reply textarea")


def type_a_reply(page: Page) -> None:
    """Type, and pause long enough for the draft to be kept."""
    page.locator("form#reply textarea").fill(TEXT)
    page.wait_for_timeout(KEPT_MS)
