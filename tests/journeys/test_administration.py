"""An administrator at work: a journey with the keyboard, and every page by the rules of WCAG (G-50, G-51)."""

import pytest
from playwright.sync_api import Page, expect

from networks.membership.models import Network
from networks.people.models import Person
from networks.site.actions import telling
from tests import factories as make
from tests.journeys.conftest import DESK, NARROW, PHONE, OpenBrowser
from tests.journeys.test_axe import LOOKS, faults, faults_here

pytestmark = [pytest.mark.axe, pytest.mark.daphne]

FURTHEST = 90  # presses of Tab before something counts as out of reach


def pages(theirs: Person, network: Network) -> list[str]:
    """Return the pages of administration, each in a state worth looking at."""
    return [
        *(
            "/admin/",
            "/admin/networks/",
            f"/admin/networks/{network.pk}/",
            f"/admin/networks/{network.pk}/archive/",
        ),
        *("/admin/networks/?q=finns-inte", "/admin/organisations/", "/admin/organisations/new/"),
        *(f"/admin/organisations/{theirs.organisation.code}/{act}" for act in ("", "end-part/")),
        *("/admin/people/", "/admin/people/?q=finns-inte", f"/admin/people/{theirs.pk}/"),
        f"/admin/people/{theirs.pk}/deactivate/",
        *(
            "/admin/tags/",
            "/admin/tags/new/",
            "/admin/tags/digital-mognad/",
            "/admin/tags/digital-mognad/merge/",
        ),
        *(
            "/admin/announcements/",
            "/admin/announcements/new/",
            "/admin/texts/",
            "/admin/texts/accessibility/sv/",
        ),
        *("/admin/reports/", "/admin/log/"),
    ]


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_every_page_of_administration_passes(
    open_browser: OpenBrowser,
    admin: Person,
    astrid: Person,
    closed: Network,
    size: tuple[int, int],
    scheme: str,
) -> None:
    make.make_tag("digital mognad", "mognadsgrad", slug="digital-mognad")
    telling.report(
        astrid, text="Menyn läses inte.", page="/", address="astrid@laxa.example", place="192.0.2.1"
    )
    page = open_browser(admin, size=size, scheme=scheme)
    found = [fault for path in pages(astrid, closed) for fault in faults(page, path)]
    page.goto("/admin/announcements/new/")
    page.locator("main form button.btn").first.click()  # an empty form: errors beside the fields
    found += faults_here(page, "the empty announcement")
    page.goto("/admin/texts/privacy/sv/")
    page.get_by_role("button", name="Förhandsvisa").click()
    found += faults_here(page, "a text looked at first")
    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_the_law_s_pages_pass_with_an_announcement_above_them(
    open_browser: OpenBrowser, admin: Person, size: tuple[int, int], scheme: str
) -> None:
    announce(open_browser(admin))
    page = open_browser(size=size, scheme=scheme)
    paths = ("/accessibility/", "/accessibility/report/", "/privacy/", "/cookies/")
    found = [fault for path in paths for fault in faults(page, path)]
    page.goto("/accessibility/report/")
    expect(page.locator(".banner")).to_have_count(1)
    page.locator("main form button.btn").first.click()
    found += faults_here(page, "the empty report")
    assert found == []


def test_a_disturbance_is_announced_read_on_a_phone_and_put_away(
    open_browser: OpenBrowser, admin: Person, astrid: Person
) -> None:
    announce(open_browser(admin, size=DESK))
    phone = open_browser(astrid, size=PHONE)
    phone.goto("/networks/")
    expect(phone.locator(".banner")).to_contain_text("Driftstörning: Chatten är långsam.")
    phone.get_by_role("button", name="Dölj meddelandet").click()
    expect(phone.locator(".banner")).to_have_count(0)
    assert phone.url.endswith("/networks/")
    phone.goto("/tags/")
    expect(phone.locator(".banner")).to_have_count(0)


def test_an_account_is_found_and_deactivated_with_the_keyboard_alone(
    open_browser: OpenBrowser, admin: Person, astrid: Person
) -> None:
    page = open_browser(admin, size=NARROW)
    page.goto("/")
    press(page, "link", "Administration")
    press(page, "link", "Personer")
    reach(page, "searchbox", "Sök")
    page.keyboard.type("Astrid")
    page.keyboard.press("Enter")
    press(page, "link", "Astrid Blålavén")
    press(page, "link", "Stäng av")
    press(page, "button", "Stäng av kontot")
    expect(page.get_by_text("Avstängt: kan inte logga in")).to_be_visible()
    astrid.refresh_from_db()
    assert not astrid.is_active


def announce(page: Page) -> None:
    """Announce a disturbance to all, visitors too."""
    page.goto("/admin/announcements/new/")
    page.get_by_role("radio", name="Driftstörning").check()
    page.get_by_label("Text på svenska").fill("Chatten är långsam.")
    page.get_by_label("Visa det också").check()
    page.get_by_role("button", name="Visa för alla").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meddelanden till alla")


def reach(page: Page, role: str, name: str) -> None:
    """Go forwards with Tab until something has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    for _step in range(FURTHEST):
        if wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is out of reach")


def press(page: Page, role: str, name: str) -> None:
    """Reach something and press Enter on it; the next page has come."""
    reach(page, role, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
