"""From the mail of an invitation to the first post, on a phone: no more than two minutes, however slow one types."""

import re
import time

import pytest
from django.conf import settings
from django.core import mail
from playwright.sync_api import Page, expect

from base.events.delivery import deliver_due
from community.threads.models import Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

TWO_MINUTES = 120
KEYS_A_SECOND = 4  # a thumb on a phone
ADDRESS = "nina@annan.example"


class Typing:
    """Counts what a person needs beside the machine: to type, and to find the next button."""

    seconds = 0.0
    LOOK = 3.0

    def fill(self, page: Page, label: str, text: str) -> None:
        """Write in a field."""
        page.get_by_label(label, exact=True).first.fill(text)
        self.seconds += self.LOOK + len(text) / KEYS_A_SECOND

    def press(self, page: Page, name: str, role: str = "button") -> None:
        """Find a button or a link, and press it."""
        page.get_by_role("main").get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.seconds += self.LOOK


def letter_to(address: str) -> str:
    """Let the worker deliver; return the path of the link in the mail."""
    deliver_due()
    body = next(str(each.body) for each in mail.outbox if each.to == [address])
    found = re.search(rf"{re.escape(settings.BASE_URL)}(/i/\S+)", body)
    assert found
    return found.group(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_the_mail_to_the_first_post_in_two_minutes_on_a_phone(
    open_browser: OpenBrowser, network: Network, saga: Person, scheme: str
) -> None:
    make.make_organisation("Tierp", code="0360")
    lead = open_browser(saga)
    lead.goto("/n/digital-mognad/lead/invitations/")
    lead.get_by_label("E-postadresser").fill(ADDRESS)
    lead.get_by_role("button", name="Skicka inbjudningar").click()
    expect(lead.get_by_text("1 inbjudan är på väg.").first).to_be_visible()
    path = letter_to(ADDRESS)

    phone, nina, began = open_browser(size=PHONE, scheme=scheme), Typing(), time.monotonic()
    phone.goto(path)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Du är inbjuden till Digital mognad")
    nina.fill(phone, "Ditt namn", "Nina Ny")
    nina.fill(phone, "Var du arbetar", "Tierp")
    phone.get_by_label("Jag har läst spelreglerna och följer dem").check()
    nina.press(phone, "Skapa konto och gå med")
    for _step in range(3):
        expect(phone.get_by_text(re.compile(r"^Steg \d av 3$"))).to_be_visible()
        nina.press(phone, "Hoppa över")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Säg hej")
    nina.press(phone, "Skriv i Digital mognad", "link")
    nina.fill(phone, "Rubrik", "Hej från Tierp")
    nina.fill(phone, "Text", "Jag är ny här. Hur började ni med självskattningen?")
    phone.get_by_role("main").locator("button.btn:not(.line)").last.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hej från Tierp")

    thread = Thread.objects.get()
    assert (thread.author.email, thread.author.name) == (ADDRESS, "Nina Ny")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert time.monotonic() - began + nina.seconds < TWO_MINUTES


def test_with_the_keyboard_alone_and_without_scripts_one_gets_in(
    open_browser: OpenBrowser, network: Network, saga: Person
) -> None:
    make.make_organisation("Tierp", code="0360")
    lead = open_browser(saga, java_script_enabled=False)
    lead.goto("/n/digital-mognad/lead/invitations/")
    lead.get_by_label("E-postadresser").fill(ADDRESS)
    lead.get_by_role("button", name="Skicka inbjudningar").press("Enter")
    page = open_browser(size=PHONE, java_script_enabled=False)
    page.goto(letter_to(ADDRESS))
    page.get_by_label("Ditt namn").focus()
    page.keyboard.type("Nina Ny")
    page.keyboard.press("Tab")
    page.keyboard.type("Utredare")
    page.keyboard.press("Tab")
    page.keyboard.type("tier")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vem är du?")
    assert Person.objects.get(email=ADDRESS).organisation.name == "Tierp"
