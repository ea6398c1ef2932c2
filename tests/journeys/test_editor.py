"""The editor on the pages: by the rules of WCAG, with the keyboard alone, and with hostile texts (G-05, G-50, G-51)."""

import pytest
from playwright.sync_api import Page, expect

from base import limits
from community.threads.models import Post, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.base.text.payloads import PAYLOADS
from tests.journeys.conftest import DESK, NARROW, PHONE, OpenBrowser
from tests.journeys.test_axe import faults_here
from tests.journeys.watch import Watch
from tests.servers import Server

pytestmark = pytest.mark.daphne

LOOKS = [
    pytest.param(DESK, "light", id="light"),
    pytest.param(DESK, "dark", id="dark"),
    pytest.param(NARROW, "light", id="320px"),
]
BREAKER = '"><img src=x onerror=alert(1)>'


def write(page: Page, text: str) -> None:
    """Begin to write, and wait for the tools."""
    page.focus("textarea[name=text]")
    page.wait_for_selector(".counter", state="attached")
    page.keyboard.type(text)


@pytest.mark.axe
@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_the_editor_passes_with_all_that_opens(
    open_browser: OpenBrowser, network: Network, astrid: Person, size: tuple[int, int], scheme: str
) -> None:
    page = open_browser(astrid, size=size, scheme=scheme)
    page.goto(f"/n/{network.slug}/new/")
    write(page, "Hej @astrid")
    expect(page.locator(".offers [role=option]")).to_be_visible()
    found = faults_here(page, "offers")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Shift+KeyP")
    expect(page.locator(".preview .say a")).to_have_text("Astrid Blålavén")
    found += faults_here(page, "preview")
    for act, opens in (("help", "help"), ("table", "grid")):
        page.locator(f".tools [data-act={act}]").click()
        found += faults_here(page, opens)
        page.keyboard.press("Escape")
    page.evaluate("document.querySelector('textarea[name=text]').value = 'x'.repeat(20001)")
    write(page, "x")
    expect(page.locator(".counter.is-over")).to_be_visible()
    found += faults_here(page, "too long")
    assert found == []


@pytest.mark.axe
def test_a_preview_without_scripts_passes(
    open_browser: OpenBrowser, network: Network, astrid: Person
) -> None:
    page = open_browser(astrid, java_script_enabled=False)
    page.goto(f"/n/{network.slug}/new/")
    page.fill("[name=title]", "Utan skript")
    page.fill("[name=text]", "Det **går**")
    page.get_by_role("button", name="Förhandsvisa").click()
    expect(page.get_by_role("region", name="Förhandsvisning").locator("strong")).to_have_text("går")
    page.get_by_role("button", name="Ställ frågan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Utan skript")


@pytest.mark.journey
def test_written_with_the_keyboard_alone(
    open_browser: OpenBrowser, network: Network, astrid: Person, torulf: Person
) -> None:
    thread = make.make_thread(network, torulf)
    page = open_browser(astrid)
    page.goto(thread.get_absolute_url())
    write(page, "- Hej @tor")
    expect(page.locator(".offers [role=option]")).to_be_visible()
    for key in ("Enter", "Enter", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("under :tack")
    expect(page.locator(".offers [role=option]").first).to_be_visible()
    for key in ("Enter", "Enter", "Enter", "Enter"):
        page.keyboard.press(key)
    page.keyboard.press("Alt+F10")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+b")
    page.keyboard.type("klart")
    page.keyboard.press("Tab")  # to the tools, one stop
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skicka svar"
    page.keyboard.press("Enter")
    expect(page.locator(".tree .say strong")).to_have_text("klart")
    assert (
        Post.objects.get(thread=thread, number=2).source
        == f"- Hej @[{torulf.pk}] \n  - under 🙏 \n\n**klart**"
    )


@pytest.mark.journey
def test_the_tools_come_with_a_touch_and_nothing_jumps(
    open_browser: OpenBrowser, network: Network, astrid: Person
) -> None:
    thread = make.make_thread(network, astrid)
    page = open_browser(astrid, size=PHONE, has_touch=True)
    page.goto(thread.get_absolute_url())
    field = page.locator("textarea[name=text]")
    field.scroll_into_view_if_needed()
    before = field.bounding_box()
    field.tap()
    expect(page.get_by_role("toolbar")).to_be_visible()
    after = field.bounding_box()
    assert before is not None
    assert after is not None
    assert (before["x"], before["width"]) == (after["x"], after["width"])
    page.get_by_role("button", name="Fet").tap()
    expect(field).to_be_focused()
    expect(field).to_have_value("****")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.journey
def test_hostile_names_titles_and_texts_stay_text(
    open_browser: OpenBrowser, site: Server, network: Network, saga: Person
) -> None:
    with limits.unlimited():
        evil = make.make_person(f"Ada {BREAKER}")
        make.make_member(network, evil)
        titled = make.make_thread(network, saga, title=f"Ada {BREAKER}", text=BREAKER)
        make.make_tag(f"ada {BREAKER}", slug="ada")
        links = f"/t/{titled.pk}/ /p/{titled.posts.get().pk}/ /tag/ada/ @[{evil.pk}]"
        thread: Thread = make.make_thread(network, saga, text=links)
        watch = Watch(open_browser(saga), site.base_url)
        page = watch.goto(thread.get_absolute_url())
        write(page, "@ada")
        expect(page.locator(".offers [role=option]")).to_contain_text(BREAKER)
        watch.look()
        page.keyboard.press("Enter")
        page.keyboard.type("#ada")
        expect(page.locator(".offers [role=option]").first).to_contain_text(BREAKER)
        watch.look()
        page.keyboard.press("Escape")
        page.keyboard.press("Control+Shift+KeyP")
        for start in range(0, len(PAYLOADS), 40):
            text = "\n\n".join([links, *PAYLOADS[start : start + 40]])[:19_000]
            with page.expect_response("**/write/preview/"):
                page.locator("textarea[name=text]").fill(text)
            page.wait_for_timeout(100)
            watch.look()
            page.evaluate(PASTE, text)
            watch.look()
        assert watch.shown > 3
        assert sorted(set(watch.caught)) == []


PASTE = """(html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", `<p><b>x</b></p><p>y</p>${html}`);
  clipboardData.setData("text/plain", "x");
  const field = document.querySelector("textarea[name=text]");
  field.setSelectionRange(0, field.value.length);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
