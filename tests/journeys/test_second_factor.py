"""A second factor from nothing to signing in with it: a passkey of Chromium's virtual authenticator, and an app."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from networks.people import actions
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import DESK, PHONE, OpenBrowser
from tests.networks.people import device
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

TODAY = "Nytt i dina nätverk"


def authenticator(page: Page) -> None:
    """Give the browser a phone's built-in authenticator, whose finger is always there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, person: Person) -> None:
    """Use the form, as a person does."""
    page.get_by_label("E-postadress").fill(person.email)
    page.get_by_label("Lösenord", exact=True).fill(make.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logga in", exact=True).click()


def sign_out(page: Page) -> None:
    """Use the button in the foot of the page."""
    page.get_by_role("contentinfo").get_by_role("button", name="Logga ut").press("Enter")
    expect(page.get_by_role("link", name="Logga in").first).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
def test_a_lead_adds_a_passkey_and_signs_in_with_it(
    open_browser: OpenBrowser, site: Server, saga: Person, size: tuple[int, int]
) -> None:
    actions.require_second_factor(saga)
    localhost = site.base_url.replace("127.0.0.1", "localhost")  # browsers know no passkeys for an IP address
    page = open_browser(size=size)
    authenticator(page)

    page.goto(f"{localhost}/accounts/login/")
    sign_in(page, saga)
    page.get_by_role("complementary", name="Om ditt konto").get_by_role("link", name="Ställ in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tvåstegsverifiering")
    page.get_by_role("link", name="Lägg till en lösennyckel").click()
    page.get_by_label("Namn").fill("Telefonen")
    page.get_by_role("button", name="Skapa lösennyckeln").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Återställningskoder")
    expect(page.locator("code.key")).to_have_count(10)
    page.get_by_role("link", name="Jag har sparat dem").click()
    expect(page.get_by_role("heading", name="Telefonen")).to_be_visible()
    expect(page.get_by_role("complementary", name="Om ditt konto")).to_have_count(0)
    page.get_by_role("link", name="Lägg till en lösennyckel").click()
    page.get_by_role("button", name="Skapa lösennyckeln").click()
    expect(page.get_by_role("alert")).to_contain_text("Den här enheten har redan en lösennyckel")

    sign_out(page)
    page.goto(f"{localhost}/accounts/login/")
    sign_in(page, saga)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ett steg till")
    page.get_by_role("button", name="Använd en lösennyckel").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TODAY)

    sign_out(page)
    page.goto(f"{localhost}/accounts/login/")
    page.get_by_role("button", name="Logga in med lösennyckel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TODAY)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
def test_astrid_sets_up_an_app_and_signs_in_with_its_code(
    open_browser: OpenBrowser, astrid: Person, size: tuple[int, int]
) -> None:
    page = open_browser(size=size)
    page.goto("/accounts/login/")
    sign_in(page, astrid)
    page.goto(astrid.get_absolute_url())
    page.get_by_role("main").get_by_role("link", name="Inställningar").click()
    page.get_by_role("navigation", name="Inställningar").get_by_role("link", name="Säkerhet").click()
    page.get_by_role("link", name="Ställ in tvåstegsverifiering").click()
    page.get_by_role("link", name="Ställ in en app").click()
    expect(page.get_by_role("img", name=re.compile("QR-kod"))).to_be_visible()
    secret = page.locator("code.key").inner_text().replace(" ", "")
    page.get_by_label("Kod från appen").fill("12")
    page.get_by_role("button", name="Ställ in appen").click()
    expect(page.get_by_role("alert")).to_contain_text("Koden stämmer inte")
    assert page.locator("code.key").inner_text().replace(" ", "") == secret
    page.get_by_label("Kod från appen").fill(device.code(secret, ahead=0))
    page.get_by_role("button", name="Ställ in appen").click()
    spare = page.locator("code.key").first.inner_text()

    sign_out(page)
    page.goto("/accounts/login/?next=/networks/")
    sign_in(page, astrid)
    page.get_by_label("Kod").fill(device.code(secret))
    page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page).to_have_url(re.compile("/networks/$"))

    sign_out(page)
    page.goto("/accounts/login/")
    sign_in(page, astrid)
    page.get_by_label("Kod").fill(spare)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TODAY)


def test_a_browser_without_passkeys_says_so(open_browser: OpenBrowser, astrid: Person) -> None:
    page = open_browser(java_script_enabled=False)
    page.goto("/accounts/login/")
    expect(page.get_by_role("button", name="Logga in med lösennyckel")).to_have_count(0)
    sign_in(page, astrid)
    page.goto("/accounts/2fa/webauthn/add/")
    expect(page.get_by_text("Den här webbläsaren kan inte använda lösennycklar")).to_be_visible()
    assert Client().get("/accounts/2fa/webauthn/login/").status_code == 405
