"""What journeys have: a served site, and browsers in which somebody of the cast is signed in."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from networks.people.models import Person
from tests import factories as make
from tests.servers import Server, collected, shared_servers, site

__all__ = ["collected", "shared_servers", "site"]

DESK = (1280, 900)
PHONE = (390, 844)
NARROW = (320, 700)

# Playwright's synchronous interface runs an event loop in this thread; the ORM calls here only arrange.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

OpenBrowser = Callable[..., Page]


@pytest.fixture
def open_browser(browser: Browser, site: Server) -> Iterator[OpenBrowser]:
    """Open a window on the site: as somebody, of a size, by day or in the evening."""
    with ExitStack() as stack:

        def opened(
            person: Person | None = None,
            size: tuple[int, int] = DESK,
            scheme: str = "light",
            **options: object,
        ) -> Page:
            context = browser.new_context(
                base_url=site.base_url,
                viewport={"width": size[0], "height": size[1]},
                color_scheme=scheme,  # type: ignore[arg-type]  # a literal in every caller
                reduced_motion="reduce",
                **options,  # type: ignore[arg-type]  # Playwright's own options, passed on
            )
            stack.callback(context.close)
            context.set_default_timeout(10_000)
            if person is not None:
                sign_in(context, site, person)
            page = context.new_page()
            page.on(
                "filechooser", lambda _chooser: None
            )  # from the beginning: the browser never opens its own
            return page

        yield opened


def sign_in(context: BrowserContext, site: Server, person: Person) -> None:
    """Give the browser a session of the person, as the sign-in page would."""
    key = make.client_of(person).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.base_url}])
