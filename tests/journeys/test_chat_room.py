"""A chat room in real browsers: a tunnel, a reload, scrolling back, and an end of rights."""

import pytest
from playwright.sync_api import Locator, Page, expect

from base import limits
from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.people.models import Person, Session
from realtime.chat import actions as chat
from realtime.chat.models import Message, Room
from tests import factories as make
from tests.journeys.conftest import PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]


@pytest.fixture
def room(network: Network) -> Room:
    """The general room of Digital mognad."""
    return make.make_room(network)


def enter(page: Page, room: Room) -> Page:
    """Open the room, and wait until its socket is up."""
    with page.expect_websocket() as opened:
        page.goto(room.get_absolute_url())
    opened.value.wait_for_event("framereceived")
    page.wait_for_timeout(200)
    return page


def write(page: Page, text: str) -> None:
    """Write a message and send it with Enter."""
    page.get_by_label("Ditt meddelande").fill(text)
    page.get_by_role("button", name="Skicka").click()


def said(page: Page) -> Locator:
    """Return what has been said in the room, oldest first; not what waits to be sent."""
    return page.locator(".log:not([data-outbox]) .say")


def test_what_freja_writes_in_a_tunnel_arrives_once_though_she_reloads(
    open_browser: OpenBrowser, room: Room, freja: Person, saga: Person
) -> None:
    phone, desk = enter(open_browser(freja, PHONE), room), enter(open_browser(saga), room)
    write(phone, "Före tunneln")
    expect(said(desk)).to_have_text(["Före tunneln"])
    phone.context.set_offline(True)
    for n in range(3):
        write(phone, f"I tunneln {n}")
    expect(phone.get_by_text("Väntar på nät")).to_have_count(3)
    assert Message.objects.count() == 1
    phone.context.set_offline(False)
    phone.reload()
    everything = ["Före tunneln", "I tunneln 0", "I tunneln 1", "I tunneln 2"]
    expect(said(desk)).to_have_text(everything)
    expect(said(phone)).to_have_text(everything)
    assert [message.source for message in Message.objects.order_by("number")] == everything
    assert phone.get_by_label("Ditt meddelande").input_value() == ""


def test_what_is_read_never_moves_and_a_button_counts_what_is_new(
    open_browser: OpenBrowser, room: Room, astrid: Person, saga: Person
) -> None:
    for n in range(130):
        make.make_message(room, saga, f"Rad {n}")
    page = enter(open_browser(astrid), room)
    assert page.evaluate("scrollY") > 0  # it opens at the end
    page.evaluate("scrollTo(0, 0)")
    expect(said(page)).to_have_count(100)
    where = "document.getElementById('m60').getBoundingClientRect().top"
    before = page.evaluate(where)
    with limits.unlimited():
        for n in range(2):
            chat.say(saga, room, text=f"Nytt {n}", client_id=str(n))
    new = page.get_by_role("button", name="2 nya")
    expect(new).to_be_visible()
    assert abs(page.evaluate(where) - before) < 1  # a browser rounds to parts of a pixel
    new.click()
    expect(page.get_by_text("Nytt 1")).to_be_in_viewport()
    expect(new).to_be_hidden()


def test_history_scrolls_back_without_end_and_without_doubles(
    open_browser: OpenBrowser, room: Room, astrid: Person, saga: Person
) -> None:
    for n in range(130):
        make.make_message(room, saga, f"Rad {n}")
    page = enter(open_browser(astrid), room)
    for count in (100, 130):
        page.evaluate("scrollTo(0, 0)")
        expect(said(page)).to_have_count(count)
    assert said(page).all_inner_texts() == [f"Rad {n}" for n in range(130)]
    assert page.get_by_role("link", name="Visa äldre").count() == 0


def test_enter_sends_and_shift_enter_makes_a_line(
    open_browser: OpenBrowser, room: Room, astrid: Person
) -> None:
    page = enter(open_browser(astrid), room)
    field = page.get_by_label("Ditt meddelande")
    field.press_sequentially("Rad ett")
    field.press("Shift+Enter")
    field.press_sequentially("rad två")
    assert field.evaluate("field => field.rows") == 2
    field.press("Enter")
    expect(said(page)).to_have_text(["Rad ett\nrad två"], use_inner_text=True)
    expect(field).to_have_value("")
    assert (field.evaluate("field => field.rows"), Message.objects.get().source) == (1, "Rad ett\nrad två")


def test_who_is_removed_keeps_the_text_and_cannot_send(
    open_browser: OpenBrowser, room: Room, network: Network, freja: Person, saga: Person
) -> None:
    page = enter(open_browser(freja, PHONE), room)
    membership.remove(saga, Membership.objects.get(network=network, person=freja))
    expect(page.get_by_text("Du är inte längre med i rummet. Din text är kvar.")).to_be_visible()
    expect(page.get_by_label("Ditt meddelande")).to_have_count(0)
    chat.say(saga, room, text="Bara för oss", client_id="s")
    page.wait_for_timeout(1000)
    assert said(page).all_inner_texts() == []


def test_who_is_signed_out_is_told_and_finds_the_text_again(
    open_browser: OpenBrowser, room: Room, astrid: Person
) -> None:
    page = enter(open_browser(astrid), room)
    Session.objects.all().delete()
    expect(page.get_by_text("Du har blivit utloggad.")).to_be_visible()
    write(page, "Det jag skrev")
    expect(page.get_by_text("Väntar på nät")).to_be_visible()
    key = str(make.client_of(astrid).cookies["sessionid"].value)
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": page.evaluate("location.origin")}])
    page.reload()
    expect(said(page)).to_have_text(["Det jag skrev"])
    assert Message.objects.get().source == "Det jag skrev"
