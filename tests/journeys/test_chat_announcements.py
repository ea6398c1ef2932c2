"""G-52: a room for those who listen. What is seen is silent; a log of its own says one plain line a message."""

import json
import time
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from base import limits
from networks.membership.models import Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Room
from tests import factories as make
from tests.journeys.conftest import OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

# Writes down every line that is put into a live region, with its time, as a screen reader would hear it.
LISTEN = """
window.heard = [];
const hear = (changes) => changes.forEach(({ target, addedNodes }) => addedNodes.forEach((node) => {
  const element = target.nodeType === 1 ? target : target.parentElement;
  if (element.closest("[role='log']")) window.heard.push([performance.now(), node.textContent]);
}));
new MutationObserver(hear).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture
def room(network: Network) -> Room:
    """The general room of Digital mognad."""
    return make.make_room(network)


@pytest.fixture
def listening(open_browser: OpenBrowser, room: Room, astrid: Person, saga: Person) -> Page:
    """Astrid's page, on which something had been said before it was opened."""
    for n in range(3):
        make.make_message(room, saga, f"Gammalt {n}")
    page = open_browser(astrid)
    page.add_init_script(LISTEN)
    page.goto(room.get_absolute_url())
    page.wait_for_function("() => document.querySelector('.read-aloud:not([hidden])')")
    say(page, room, astrid, "Först")
    return page


def say(page: Page, room: Room, who: Person, *texts: str) -> None:
    """Say something, and wait until it is seen."""
    with limits.unlimited():
        for text in texts:
            number = chat.say(who, room, text=text, client_id=f"{time.monotonic_ns()}").number
    expect(page.locator(f"#m{number}")).to_be_visible()


def heard(page: Page) -> list[str]:
    """Return the transcript."""
    return [line for _, line in json.loads(page.evaluate("JSON.stringify(window.heard)"))]


def test_the_list_is_silent_and_the_log_begins_empty(listening: Page) -> None:
    assert (
        listening.locator("[aria-live]:has(.msg), [role='log']:has(.msg), [role='status']:has(.msg)").count()
        == 0
    )
    log = listening.get_by_role("log")
    assert (log.count(), log.get_attribute("aria-live"), log.inner_text()) == (1, "polite", "")
    assert heard(listening) == []


def test_one_plain_line_a_message_and_none_of_ones_own(
    listening: Page, room: Room, saga: Person, astrid: Person
) -> None:
    listening.get_by_label("Ditt meddelande").focus()
    say(listening, room, saga, "Hej **alla**, se [länken](https://exempel.se/)")
    listening.wait_for_function("() => window.heard.length === 1")
    say(listening, room, astrid, "Hej Saga")
    say(listening, room, saga, "Rad ett\nrad två")
    listening.wait_for_function("() => window.heard.length === 2")
    assert heard(listening) == ["Saga Kvistmark: Hej alla, se länken", "Saga Kvistmark: Rad ett rad två"]
    assert listening.evaluate("document.activeElement.name") == "text"


def test_at_most_one_line_a_second(listening: Page, room: Room, saga: Person) -> None:
    say(listening, room, saga, "Ett", "Två", "Tre", "Fyra")
    listening.wait_for_function("() => window.heard.length === 4", timeout=10_000)
    times = [at for at, _ in json.loads(listening.evaluate("JSON.stringify(window.heard)"))]
    assert min(b - a for a, b in pairwise(times)) >= 950
    assert heard(listening) == [f"Saga Kvistmark: {word}" for word in ("Ett", "Två", "Tre", "Fyra")]


def test_above_five_that_wait_one_line_sums_them_up(listening: Page, room: Room, saga: Person) -> None:
    room.refresh_from_db()
    for n in range(8):
        make.make_message(room, saga, f"Rad {n}")
    say(listening, room, saga, "Sist")
    listening.wait_for_timeout(2500)
    assert heard(listening) == ["Saga Kvistmark: Rad 0", "8 nya meddelanden"]


def test_history_is_not_announced(
    open_browser: OpenBrowser, room: Room, astrid: Person, saga: Person
) -> None:
    for n in range(120):
        make.make_message(room, saga, f"Rad {n}")
    page = open_browser(astrid)
    page.add_init_script(LISTEN)
    page.goto(room.get_absolute_url())
    page.mouse.wheel(0, -20_000)
    expect(page.locator(".log .msg")).to_have_count(100)
    page.wait_for_timeout(1500)
    assert heard(page) == []


def test_the_choice_off_is_kept(listening: Page, room: Room, saga: Person) -> None:
    listening.get_by_label("Läs upp").select_option("off")
    listening.reload()
    expect(listening.get_by_label("Läs upp")).to_have_value("off")
    listening.wait_for_timeout(500)
    say(listening, room, saga, "Hörs detta?")
    listening.wait_for_timeout(1200)
    assert heard(listening) == []
