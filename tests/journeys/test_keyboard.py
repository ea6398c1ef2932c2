"""The whole way with the keyboard alone: sign in, join, post, reply, tag, moderate, chat (G-51)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from base.files.models import File
from community.threads.models import Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.base.files.conftest import picture
from tests.journeys.conftest import DESK, OpenBrowser
from tests.networks.people import device

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

FURTHEST = 80  # presses of Tab before something counts as out of reach


def test_the_way_can_be_walked_with_the_keyboard_alone(
    open_browser: OpenBrowser, network: Network, saga: Person, colleague: Person
) -> None:
    make.make_tag("artificiell intelligens", "AI", slug="artificiell-intelligens")
    make.make_room(network)
    page = open_browser(size=DESK)

    page.goto("/accounts/login/")
    write(page, "E-postadress", colleague.email)
    write(page, "Lösenord", make.PASSWORD)
    press(page, "button", "Logga in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nytt i dina nätverk")

    page.goto("/n/digital-mognad/")
    press(page, "button", "Gå med i nätverket")
    page.goto("/n/digital-mognad/")
    press(page, "link", "Ny tråd")
    write(page, "Rubrik", "Skriven utan mus")
    write(page, "Text", "Det går att komma hit med tangenterna.")
    write(page, "Ämnesord", "AI")
    expect(page.get_by_role("option", name="artificiell intelligens")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    press(page, "button", "Ställ frågan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Skriven utan mus")
    assert [tag.slug for tag in Thread.objects.get().tags.all()] == ["artificiell-intelligens"]

    write(page, "Ditt svar", "Och att svara.")
    press(page, "button", "Skicka svar")
    expect(page.locator(".tree").get_by_text("Och att svara.")).to_be_visible()

    page.goto("/n/digital-mognad/chat/")
    write(page, "Ditt meddelande", "Hej från tangenterna")
    page.keyboard.press("Enter")
    expect(page.locator(".log, [role=feed], main").get_by_text("Hej från tangenterna").first).to_be_visible()


def test_a_lead_moderates_with_the_keyboard_alone(
    open_browser: OpenBrowser, network: Network, saga: Person, astrid: Person, freja: Person
) -> None:
    thread = make.make_thread(network, astrid, title="Vad hjälper?")
    answer = make.make_post(thread, freja, text="Ring kontaktcenter.")
    page = open_browser(saga)

    page.goto(thread.get_absolute_url())
    press(page, "button", "Det här hjälpte")
    expect(page.locator(".helped")).to_have_text("Det här hjälpte")
    thread.refresh_from_db()
    assert thread.helped_by == answer.pk

    page.goto(thread.get_absolute_url())
    open_menu(page, "Nätverksledare: inlägget av Freja Fjärilsäng")
    press(page, "link", "Dölj inlägget")
    write(page, "Motivering", "Hör hemma i en annan tråd.")
    press(page, "button", "Dölj inlägget")
    answer.refresh_from_db()
    assert (answer.is_hidden, answer.hidden_reason) == (True, "Hör hemma i en annan tråd.")

    page.goto(thread.get_absolute_url())
    open_menu(page, "Nätverksledare")
    press(page, "button", "Stäng")
    thread.refresh_from_db()
    assert thread.closed_at is not None


def test_a_second_factor_and_a_file_need_no_mouse(
    open_browser: OpenBrowser, network: Network, astrid: Person
) -> None:
    device.with_app(astrid)
    page = open_browser()

    page.goto("/accounts/login/?next=/n/digital-mognad/")
    write(page, "E-postadress", astrid.email)
    write(page, "Lösenord", make.PASSWORD)
    press(page, "button", "Logga in")
    write(page, "Kod", device.code())
    press(page, "button", "Logga in")
    press(page, "link", "Ny tråd")
    write(page, "Rubrik", "Så ser rummet ut")
    write(page, "Text", "Titta:")

    reach(page, lambda: page.evaluate(_NAME_OF_FOCUS) == ["A", "Lägg till en bild eller fil"])
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "rum.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    # The focus comes to the words by itself once the picture is here, and goes back to the text after them.
    expect(page.get_by_label("Beskriv bilden för den som inte ser den")).to_be_focused()
    page.keyboard.type("Rummet")
    page.keyboard.press("Enter")
    assert page.evaluate(_LABEL_OF_FOCUS).startswith("Text")
    press(page, "button", "Ställ frågan")

    expect(page.get_by_role("heading", level=1)).to_have_text("Så ser rummet ut")
    expect(page.get_by_role("img", name="Rummet")).to_be_visible()
    assert File.objects.get().holder_id == Thread.objects.get().posts.get().pk


def open_menu(page: Page, name: str) -> None:
    """Move to what opens a menu by Tab, and open it."""
    reach(page, lambda: page.evaluate(_NAME_OF_FOCUS) == ["SUMMARY", name])
    page.keyboard.press("Enter")


def write(page: Page, label: str, text: str) -> None:
    """Move to a field by Tab and type."""
    reach(page, lambda: page.evaluate(_LABEL_OF_FOCUS).startswith(label))
    page.keyboard.type(text)


def press(page: Page, role: str, name: str) -> None:
    """Move to a button or link by Tab and press Enter."""
    tag = {"button": "BUTTON", "link": "A"}[role]
    reach(page, lambda: page.evaluate(_NAME_OF_FOCUS) == [tag, name])
    with page.expect_navigation():
        page.keyboard.press("Enter")


def reach(page: Page, found: Callable[[], bool]) -> None:
    """Press Tab until the focus is there, and see that it shows."""
    for _ in range(FURTHEST):
        if found():
            assert page.evaluate(_FOCUS_SHOWS), "the focus can't be seen"
            return
        page.keyboard.press("Tab")
    raise AssertionError("out of reach of the keyboard")


_LABEL_OF_FOCUS = """() => {
  const field = document.activeElement;
  return (field?.labels?.[0]?.innerText ?? field?.getAttribute?.("aria-label") ?? "").trim();
}"""
_NAME_OF_FOCUS = """() => [document.activeElement.tagName, document.activeElement.innerText.trim()]"""
# A composer draws the ring around field and button together.
_FOCUS_SHOWS = """() => [document.activeElement, document.activeElement.closest(".composer")]
  .some((each) => each && getComputedStyle(each).outlineStyle !== "none")"""
