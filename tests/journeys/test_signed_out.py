"""Who signs out at a shared desk leaves nothing behind that the way back in the browser would show."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, expect

from networks.people import actions
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import OpenBrowser, sign_in
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

SECRET = "Bara för oss här inne."


@pytest.fixture
def people_browser(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A browser that keeps whole pages for the way back, as people's do and Playwright's does not."""
    kept = {"ignore_default_args": ["--disable-back-forward-cache"]}
    with browser_type.launch(**browser_type_launch_args | kept) as browser:
        yield browser


def test_the_way_back_after_signing_out_shows_no_page_of_before(
    people_browser: Browser, site: Server, saga: Person, astrid: Person
) -> None:
    thread = make.make_thread(astrid.memberships.get().network, astrid, text=SECRET)
    context = people_browser.new_context(base_url=site.base_url)
    sign_in(context, site, saga)
    page = context.new_page()
    page.goto(thread.get_absolute_url())
    expect(page.get_by_text(SECRET)).to_be_visible()
    page.goto("/tags/")
    page.evaluate("history.back()")  # not go_back(): a page that was kept never loads
    expect(page.get_by_text(SECRET)).to_be_visible()
    page.get_by_role("contentinfo").get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("link", name="Logga in").first).to_be_visible()
    page.evaluate("history.back()")
    expect(page.get_by_label("E-postadress")).to_be_visible()
    expect(page.get_by_text(SECRET)).to_have_count(0)


def test_a_thread_that_is_open_tells_that_its_reader_has_been_signed_out(
    open_browser: OpenBrowser, astrid: Person
) -> None:
    thread = make.make_thread(astrid.memberships.get().network, astrid, text=SECRET)
    page = open_browser(astrid)
    with page.expect_websocket():
        page.goto(thread.get_absolute_url())
    expect(page.get_by_text(SECRET)).to_be_visible()
    actions.sign_out_everywhere(astrid)
    expect(page.locator("#status")).to_contain_text("Du har blivit utloggad.")
