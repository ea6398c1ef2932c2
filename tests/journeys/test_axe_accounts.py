"""The pages of safe accounts and the settings by the rules of WCAG: by day, in the evening, 320 px wide (G-50)."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from networks.people import actions
from networks.people.mailed_secrets import link_secret
from networks.people.models import Person
from networks.people.queries.factors import factors_of
from tests import factories as make
from tests.journeys.conftest import OpenBrowser
from tests.journeys.test_axe import LOOKS, faults, faults_here
from tests.networks.people import device

pytestmark = [pytest.mark.axe, pytest.mark.daphne]
PAGES = [
    "/settings/language/",
    "/settings/appearance/",
    "/settings/security/",
    "/settings/security/sessions/",
    "/settings/security/sessions/end/",
    "/settings/security/address/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/totp/deactivate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/reauthenticate/",
]


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_of_an_account_pass(
    open_browser: OpenBrowser, saga: Person, size: tuple[int, int], scheme: str
) -> None:
    device.with_passkey(make.client_of(saga), saga)
    device.with_app(saga)
    page = open_browser(size=size, scheme=scheme)
    found = faults(page, "/accounts/login/") + faults(page, "/accounts/login/code/")
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("main").get_by_role("alert")).to_be_visible()
    found += faults_here(page, "a code for no address")
    page.goto("/accounts/login/")
    page.get_by_label("E-postadress").fill(saga.email)
    page.get_by_label("Lösenord", exact=True).fill(make.PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("Kod").fill("12")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("alert")).to_be_visible()
    found += faults_here(page, "the second step with a wrong code")
    page.get_by_label("Kod").fill(device.code())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nytt i dina nätverk")
    key = factors_of(saga).passkeys[0].id
    keys = [f"/accounts/2fa/webauthn/keys/{key}/{act}/" for act in ("edit", "remove")]
    found += [fault for path in (*PAGES, *keys) for fault in faults(page, path)]
    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_of_somebody_held_and_of_mailed_links_pass(
    open_browser: OpenBrowser, astrid: Person, size: tuple[int, int], scheme: str
) -> None:
    change = actions.ask_for_address(astrid, email="astrid.ny@laxa.example")
    links = [
        f"/settings/security/address/{change.pk}/{link_secret(change, act)}/{act}/"
        for act in ("confirm", "stop")
    ]
    Person.objects.filter(pk=astrid.pk).update(second_factor_by=timezone.now())
    page = open_browser(astrid, size=size, scheme=scheme)
    found = faults(page, "/accounts/2fa/") + faults(page, "/settings/security/")
    reader = open_browser(size=size, scheme=scheme)
    found += [
        fault for path in (*links, links[0].replace("confirm", "stop")) for fault in faults(reader, path)
    ]
    assert found == []
