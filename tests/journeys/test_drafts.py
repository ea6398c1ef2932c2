"""A text begun on one device goes on on another, survives leaving the page, and is gone everywhere when it is sent."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from community.drafts.models import Draft
from community.threads.models import Thread
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

TEXT = "Vi har provat det här i två år."


@pytest.fixture
def thread(astrid: Person, torulf: Person) -> Thread:
    """Torulf's question."""
    return make.make_thread(torulf.memberships.get().network, torulf)


def reply_field(page: Page) -> Locator:
    """Return the field at the foot of the thread."""
    return page.locator("form#reply textarea[name=text]")


def saved(page: Page) -> None:
    """Wait until the page says that the draft is on the server."""
    expect(page.locator("[data-said]")).to_contain_text("Utkastet sparades")


def test_begun_on_the_computer_and_sent_from_the_phone(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    computer, phone = open_browser(astrid), open_browser(astrid, size=PHONE)
    computer.goto(thread.get_absolute_url())
    reply_field(computer).fill(TEXT)
    saved(computer)

    phone.goto("/drafts/")
    phone.get_by_role("link", name=TEXT).click()
    expect(phone.locator("textarea[name=text]")).to_have_value(TEXT)
    phone.get_by_role("button", name="Skicka svar").click()
    expect(phone.locator(".tree").get_by_text(TEXT)).to_be_visible()
    phone.goto("/drafts/")
    expect(phone.get_by_text("Du har inga utkast.")).to_be_visible()

    computer.reload()
    expect(computer.locator(".tree").get_by_text(TEXT)).to_be_visible()
    expect(reply_field(computer)).to_have_value("")
    assert computer.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft'))") == []


def test_two_devices_at_once_lose_nothing_and_one_takes_the_other_text(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    computer, phone = open_browser(astrid), open_browser(astrid, size=PHONE)
    for page in (computer, phone):
        page.goto(thread.get_absolute_url())
    reply_field(computer).fill("Från datorn.")
    saved(computer)
    reply_field(phone).fill("Från mobilen.")
    saved(phone)
    phone.get_by_text("Du skrev också det här").click()
    expect(phone.locator(".others ins")).to_contain_text("datorn.")
    phone.get_by_role("button", name="Använd den här texten").click()
    expect(reply_field(phone)).to_have_value("Från datorn.")
    expect(phone.locator(".others ins")).to_contain_text("mobilen.")
    texts = [
        Draft.objects.get().texts["text"],
        *(each.texts["text"] for each in Draft.objects.get().others.all()),
    ]
    assert texts == ["Från datorn.", "Från mobilen."]


def test_what_was_typed_a_moment_before_leaving_is_there_on_another_device(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    computer, phone = open_browser(astrid), open_browser(astrid, size=PHONE)
    computer.goto(thread.get_absolute_url())
    expect(reply_field(computer)).to_be_visible()
    computer.wait_for_timeout(500)  # the form is listened to
    reply_field(computer).fill(TEXT)
    computer.goto("/")
    phone.wait_for_timeout(500)
    phone.goto(thread.get_absolute_url())
    expect(reply_field(phone)).to_have_value(TEXT)


def test_without_network_it_stays_on_the_device_and_goes_beside_what_is_newer(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    computer, phone = open_browser(astrid), open_browser(astrid, size=PHONE)
    computer.goto(thread.get_absolute_url())
    computer.route("**/drafts/save/", lambda route: route.abort())
    reply_field(computer).fill("I tunneln.")
    expect(computer.locator("[data-said]")).to_contain_text("bara på den här enheten")
    phone.goto(thread.get_absolute_url())
    reply_field(phone).fill("På perrongen.")
    saved(phone)
    computer.unroute("**/drafts/save/")
    computer.reload()
    expect(reply_field(computer)).to_have_value("På perrongen.")
    expect(computer.get_by_text("Du skrev också det här")).to_be_visible()


def test_an_answer_to_a_post_is_found_at_that_post(
    open_browser: OpenBrowser, thread: Thread, astrid: Person, torulf: Person
) -> None:
    post = make.make_post(thread, torulf)
    computer, phone = open_browser(astrid), open_browser(astrid, size=PHONE)
    computer.goto(thread.get_absolute_url())
    computer.locator(f"#p{post.pk}").get_by_role("link", name="Svara").click()
    reply_field(computer).fill(TEXT)
    saved(computer)
    assert Draft.objects.get().place == f"reply:{thread.pk}:{post.pk}"
    computer.reload()
    expect(computer.locator(f"#p{post.pk} form#reply textarea[name=text]")).to_have_value(TEXT)
    phone.goto(thread.get_absolute_url())
    phone.get_by_role("link", name="Du har börjat på ett svar").click()
    expect(phone.locator("textarea[name=text]")).to_have_value(TEXT)


def test_an_answer_begun_before_the_scripts_of_drafts_came_is_kept_at_its_post(
    open_browser: OpenBrowser, thread: Thread, astrid: Person, torulf: Person
) -> None:
    post, page = make.make_post(thread, torulf), open_browser(astrid)
    late: list[Route] = []
    page.route("**/js/draft_form*", lambda route: late.append(route))
    page.goto(thread.get_absolute_url(), wait_until="domcontentloaded")
    page.locator(f"#p{post.pk}").get_by_role("link", name="Svara").click()
    reply_field(page).fill(TEXT)
    late.pop().continue_()
    saved(page)
    assert Draft.objects.get().place == f"reply:{thread.pk}:{post.pk}"


def test_an_answer_is_put_back_at_its_post_when_the_scripts_of_the_thread_come_late(
    open_browser: OpenBrowser, thread: Thread, astrid: Person, torulf: Person
) -> None:
    post, page = make.make_post(thread, torulf), open_browser(astrid)
    page.goto(thread.get_absolute_url())
    page.locator(f"#p{post.pk}").get_by_role("link", name="Svara").click()
    reply_field(page).fill(TEXT)
    saved(page)
    late: list[Route] = []
    page.route("**/js/reply*", lambda route: late.append(route))
    page.reload(wait_until="commit")
    page.locator(f"#p{post.pk}").wait_for()
    page.wait_for_timeout(1000)  # what does not wait for the thread's scripts has come by now
    late.pop().continue_()
    expect(page.locator(f"#p{post.pk} form#reply textarea[name=text]")).to_have_value(TEXT)


def test_without_javascript_a_button_saves_and_the_list_leads_back(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid, java_script_enabled=False)
    page.goto("/n/digital-mognad/new/?kind=question")
    page.locator("input[name=title]").fill("Utan skript")
    page.locator("textarea[name=text]").first.fill("Går det?")
    page.get_by_role("button", name="Spara utkastet").click()
    expect(page.get_by_text("Utkastet sparades")).to_be_visible()
    expect(page.locator("input[name=title]")).to_have_value("Utan skript")
    page.goto("/drafts/")
    page.get_by_role("button", name="Ta bort utkastet").click()
    expect(page.get_by_text("Du har inga utkast.")).to_be_visible()
    page.get_by_role("button", name="Ångra").click()
    page.get_by_role("link", name="Utan skript").click()
    expect(page.locator("textarea[name=text]").first).to_have_value("Går det?")


def test_what_was_deleted_is_taken_back_from_the_bin(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    make.make_post(thread, astrid, text=TEXT)
    page = open_browser(astrid, size=PHONE)
    page.goto(thread.get_absolute_url())
    page.get_by_role("button", name="Ta bort").click()
    page.goto("/drafts/bin/")
    page.get_by_role("button", name="Ta tillbaka").click()
    expect(page.locator(".tree").get_by_text(TEXT)).to_be_visible()
