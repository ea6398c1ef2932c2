"""Leads keep rooms and threads while others have them open: what the open page says equals a fresh one."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from community.threads import actions as threads
from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Room
from realtime.chat.queries.keeping import texts_of
from tests import factories as make
from tests.journeys.conftest import PHONE, OpenBrowser
from tests.journeys.test_chat_room import enter

pytestmark = [pytest.mark.journey, pytest.mark.daphne]


@pytest.fixture
def room(network: Network, saga: Person) -> Room:
    """A room of Digital mognad, beside the general one."""
    make.make_room(network)
    return chat.open_room(saga, network, name="AI-prat", purpose="Om AI i vardagen")


def change(person: Person, room: Room, **values: str) -> None:
    """Change some of how a room is kept; the rest stays."""
    chat.change_room(person, room, **{**texts_of(room), **values})  # type: ignore[arg-type]


def soon(true: Callable[[], bool], seconds: float = 5) -> None:
    """Wait until something is so."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it never came to be"
        time.sleep(0.1)


def told(page: Page) -> list[str]:
    """Return what a page says of its room: head, tabs, and what stands below the messages."""
    parts = [page.locator(".room-head"), page.locator(".tabs"), *page.locator(".dock").all()]
    return [re.sub(r"\s+", " ", part.inner_text()).strip() for part in parts if part.is_visible()]


def test_an_open_page_follows_what_a_lead_makes_of_its_room(
    open_browser: OpenBrowser, room: Room, astrid: Person, saga: Person
) -> None:
    page, fresh = enter(open_browser(astrid, PHONE), room), open_browser(astrid, PHONE)
    field = page.get_by_label("Ditt meddelande")
    field.fill("Halvfärdigt")
    for values in (
        {"writing": "leads", "name": "AI-nytt", "purpose": ""},
        {"writing": "nobody"},
        {"writing": "all", "purpose": "Om AI i vardagen"},
    ):
        change(saga, room, **values)
        room.refresh_from_db()
        expect(field).to_be_visible(visible=values["writing"] == "all")
        fresh.goto(room.get_absolute_url())

        soon(lambda: told(page) == told(fresh))
    expect(field).to_have_value("Halvfärdigt")
    chat.archive_room(saga, room)
    expect(page.get_by_text("Arkiverat. Allt går att läsa")).to_be_visible()


def test_a_lead_goes_on_writing_where_members_read(
    open_browser: OpenBrowser, room: Room, astrid: Person, saga: Person
) -> None:
    lead, member = enter(open_browser(saga), room), enter(open_browser(astrid), room)
    change(saga, room, writing="leads")
    expect(member.get_by_text("Bara nätverksledare skriver")).to_be_visible()
    lead.get_by_label("Ditt meddelande").fill("Vi ses på torsdag")
    lead.get_by_role("button", name="Skicka").click()
    expect(member.locator(".log:not([data-outbox]) .say")).to_have_text(["Vi ses på torsdag"])


def test_another_kind_of_thread_keeps_what_is_typed(
    open_browser: OpenBrowser, network: Network, astrid: Person, saga: Person
) -> None:
    threads.set_template(saga, network, kind="challenge", text="## Bakgrund")
    page = open_browser(astrid, PHONE)
    page.goto("/n/digital-mognad/new/")
    page.get_by_label("Rubrik").fill("Vem äger frågan?")
    page.get_by_role("link", name="Utmaning").click()
    expect(page.get_by_role("heading", name="Dela en utmaning")).to_be_visible()
    expect(page.get_by_label("Rubrik")).to_have_value("Vem äger frågan?")
    expect(page.get_by_label("Text", exact=True)).to_have_value("## Bakgrund")


@pytest.mark.parametrize("scripts", [True, False])
def test_astrid_agrees_to_new_rules_with_the_keyboard_alone(
    open_browser: OpenBrowser, network: Network, astrid: Person, saga: Person, scripts: bool
) -> None:
    thread = make.make_thread(network, saga)
    membership.change_network(
        saga, network, name=network.name, name_en="", purpose="", rules=["Skriv kort."], welcome=""
    )
    page = open_browser(astrid, PHONE, java_script_enabled=scripts)
    page.goto(f"/t/{thread.pk}/reply/")
    page.get_by_label("Ditt svar").fill("Så här gör vi.")
    page.get_by_role("button", name="Skicka svar").press("Enter")
    expect(page.get_by_label("Ditt svar")).to_have_value("Så här gör vi.")
    page.get_by_label("Jag har läst spelreglerna").press("Space")
    page.get_by_role("button", name="Skicka svar").press("Enter")
    expect(page.get_by_text("Så här gör vi.").first).to_be_visible()
    assert thread.posts.count() == 2


def test_who_was_let_out_by_mistake_is_in_again_with_what_they_were_writing(
    open_browser: OpenBrowser, room: Room, network: Network, astrid: Person, saga: Person
) -> None:
    change(saga, room, access="invited")
    theirs = Membership.objects.get(person=astrid, network=network)
    chat.give_seat(saga, room, theirs=theirs)
    page, lead = enter(open_browser(astrid, PHONE), room), open_browser(saga)
    page.get_by_label("Ditt meddelande").fill("Halvfärdigt")
    lead.goto(f"/n/{network.slug}/lead/rooms/{room.slug}/")
    lead.get_by_role("button", name="Astrid Blålavén").click()
    expect(page.get_by_text("Du är inte längre med i rummet.")).to_be_visible()
    lead.get_by_role("button", name="Ångra").click()
    expect(lead.get_by_text("Astrid Blålavén är med i rummet.")).to_be_visible()
    expect(page.get_by_label("Ditt meddelande")).to_have_value("Halvfärdigt")
    chat.say(saga, room, text="Välkommen tillbaka", client_id="s1")
    expect(page.locator(".log:not([data-outbox]) .say")).to_have_text(["Välkommen tillbaka"])
