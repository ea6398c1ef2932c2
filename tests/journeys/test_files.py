"""A photo in a real browser: pasted, described, seen by a member, refused to an outsider by its address."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from base.events.delivery import deliver_due
from base.files.models import File
from community.threads import actions as threads
from community.threads.models import Post, Thread
from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.people.models import Person
from tests import factories as make
from tests.base.files.conftest import picture
from tests.journeys.conftest import PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

# Every address under which a picture stands: itself, and each of its sizes.
ADDRESSES = """(link) => {
  const sets = [...link.querySelectorAll("[srcset]")].flatMap((each) => each.srcset.split(","));
  const sizes = sets.map((one) => one.trim().split(" ")[0]);
  return [...new Set([link.getAttribute("href"), link.querySelector("img").getAttribute("src"), ...sizes])];
}"""
PASTE = """
async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1200, height: 800 });
  canvas.getContext("2d").fillRect(100, 100, 500, 500);
  const blob = await new Promise((take) => canvas.toBlob(take, "image/png"));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([blob], "image.png", { type: "image/png" }));
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""

DRAG = """
([type, selector]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["a;b"], "lista.csv", { type: "text/csv" }));
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(event);
  return event.defaultPrevented;
}
"""


@pytest.fixture(autouse=True)
def _same_store(settings: Any, collected: Path) -> None:
    """Let the test do the worker's work, in the server's store."""
    local = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(collected / "files")},
    }
    settings.STORAGES = {**settings.STORAGES, "files": local}


@pytest.fixture
def thread(network: Network, saga: Person) -> Thread:
    """A thread of Saga's."""
    return make.make_thread(network, saga)


def write(page: Page, thread: Thread, text: str) -> Any:
    """Open the thread and begin to write a reply."""
    page.goto(thread.get_absolute_url())
    field = page.locator("#reply textarea[name='text']")
    field.fill(text)
    field.focus()
    page.wait_for_function("() => document.querySelector('#reply textarea').dataset.upload")
    page.wait_for_timeout(500)  # the module that uploads is loaded when the field is focused
    return field


def choose(page: Page, *names: str) -> None:
    """Choose pictures through the link below the field."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("link", name="Lägg till en bild eller fil").click()
    chooser.value.set_files(
        [{"name": name, "mimeType": "image/jpeg", "buffer": picture(size=(90, 60))} for name in names]
    )


def box(page: Page) -> dict[str, int]:
    """Return where the picture stands, to two pixels."""
    found = page.get_by_alt_text("En [svart] ruta").bounding_box() or {}
    return {name: round(float(str(value)) / 2) for name, value in found.items()}


def test_a_pasted_photo_is_seen_by_a_member_and_refused_to_an_outsider(
    open_browser: OpenBrowser, thread: Thread, astrid: Person, freja: Person, outsider: Person
) -> None:
    page = open_browser(astrid)
    field = write(page, thread, "Så här ser det ut:")
    page.evaluate(PASTE)
    words = page.get_by_label("Beskriv bilden för den som inte ser den")
    words.fill("En [svart] ruta")
    words.press("Enter")
    expect(page.locator(".upload")).to_have_count(0)
    file = File.objects.get()
    expect(field).to_have_value(f"Så här ser det ut:\n\n![En \\[svart\\] ruta](/f/{file.key}/image.png)\n\n")
    page.get_by_role("button", name="Skicka svar").click()
    page.wait_for_url("**#p*")
    before = box(page)
    deliver_due()
    reader = open_browser(freja, PHONE)
    reader.goto(Post.objects.get(number=2).get_absolute_url())
    shown = reader.get_by_alt_text("En [svart] ruta")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("image => image.currentSrc").endswith(".avif")
    assert shown.evaluate("image => image.naturalWidth") > 0
    # Astrid's own page asks again by itself, and nothing moves when the picture comes.
    page.wait_for_function("() => document.querySelector('.pic img').naturalWidth > 0", timeout=15_000)
    assert box(page) == before
    address = reader.locator("a.pic").get_attribute("href") or ""
    stranger = open_browser(outsider)
    assert [reader.request.get(address).status, stranger.request.get(address).status] == [200, 404]


def test_every_size_of_a_photo_follows_the_post_it_hangs_on(
    open_browser: OpenBrowser,
    thread: Thread,
    saga: Person,
    astrid: Person,
    freja: Person,
    outsider: Person,
    removed: Person,
) -> None:
    Network.objects.update(visibility="private")
    page = open_browser(astrid)
    write(page, thread, "Så här ser det ut:")
    page.evaluate(PASTE)
    page.get_by_role("button", name="Hoppa över").click()
    expect(page.locator(".upload")).to_have_count(0)
    page.get_by_role("button", name="Skicka svar").click()
    page.wait_for_url("**#p*")
    deliver_due()
    post = Post.objects.get(number=2)
    lead, reader = open_browser(saga), open_browser(freja)
    reader.goto(post.get_absolute_url())
    picture = reader.locator("a.pic")
    addresses = picture.evaluate(ADDRESSES)
    assert len(addresses) > 4  # the picture, and widths in two formats
    others = {"outsider": open_browser(outsider), "removed": open_browser(removed), "visitor": open_browser()}

    def answers(one: Page) -> set[int]:
        """Return what somebody gets at the addresses; a visitor is sent on to sign in."""
        return {one.request.get(each, max_redirects=0).status for each in addresses}

    assert [answers(each) for each in (page, reader, lead)] == [{200}] * 3
    assert {name: answers(each) for name, each in others.items()} == {
        "outsider": {404},
        "removed": {404},
        "visitor": {302},
    }
    threads.hide(saga, post, reason="Visar mer än det ska.")
    assert [answers(each) for each in (page, lead, reader)] == [{200}, {200}, {404}]
    threads.show(saga, post)
    membership.remove(saga, Membership.objects.get(person=freja), reason="Har slutat.")
    assert answers(reader) == {404}


def test_what_fails_says_why_and_can_be_tried_again(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid)
    write(page, thread, "Hej")
    page.context.set_offline(True)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("link", name="Lägg till en bild eller fil").click()
    chooser.value.set_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    expect(page.locator(".upload .error")).to_contain_text("Filen kom inte fram")
    page.context.set_offline(False)
    page.get_by_role("button", name="Försök igen").click()
    expect(page.locator(".upload")).to_have_attribute("data-state", "describe")
    page.get_by_role("button", name="Hoppa över").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("link", name="Lägg till en bild eller fil").click()
    chooser.value.set_files({"name": "bild.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"})
    expect(page.locator(".upload .error")).to_contain_text("går inte att ladda upp")
    page.get_by_role("button", name="Ta bort filen").click()
    expect(page.locator(".upload")).to_have_count(0)
    assert File.objects.count() == 1


def test_a_text_waits_for_its_file_and_a_cancelled_one_leaves_nothing(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid)
    field = write(page, thread, "Hej")
    held: list[Any] = []
    page.route("**/files/", lambda route: held.append(route))  # on its way for as long as we like
    with page.expect_file_chooser() as chooser:
        page.get_by_role("link", name="Lägg till en bild eller fil").click()
    chooser.value.set_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_text("Vänta tills filen är framme")).to_be_visible()
    assert Post.objects.count() == 1
    page.locator(".upload").get_by_role("button", name="Avbryt").click()
    expect(page.locator(".upload")).to_have_count(0)
    page.get_by_role("button", name="Skicka svar").click()
    page.wait_for_url("**#p*")
    assert (Post.objects.count(), File.objects.count()) == (2, 0)
    assert field is not None


def test_several_come_in_their_order_to_where_they_were_chosen_and_disturb_nobody(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid)
    field = write(page, thread, "Före.")
    held: list[Any] = []
    page.route("**/files/", lambda route: held.append(route))
    choose(page, "ett.jpg", "två.jpg")
    field.focus()
    page.keyboard.type(" Skriver vid")
    page.wait_for_function("() => document.querySelectorAll('.upload').length === 2")
    ways = sorted(held, key=lambda route: b"ett.jpg" not in (route.request.post_data_buffer or b""))
    for way in reversed(ways):  # the second is here first
        way.continue_()
        page.wait_for_timeout(300)
    expect(page.locator(".upload[data-state='describe']")).to_have_count(2)
    page.keyboard.type("are.")
    one, two = (File.objects.get(name=name).markdown for name in ("ett.jpg", "två.jpg"))
    expect(field).to_have_value(f"Före.\n\n{one}\n\n{two}\n\n Skriver vidare.")
    for _n in range(6):
        page.keyboard.press("Control+z")
    expect(field).not_to_have_value(re.compile("/f/"))  # as if they had been typed
    words = page.get_by_label("Beskriv bilden för den som inte ser den")
    words.first.focus()
    choose(page, "tre.jpg")
    words.first.focus()
    page.wait_for_function("() => document.querySelectorAll('.upload').length === 3")
    held[-1].continue_()
    expect(page.locator(".upload[data-state='describe']")).to_have_count(3)
    expect(words.first).to_be_focused()


def test_a_file_that_is_let_go_beside_the_field_does_not_take_the_page_away(
    open_browser: OpenBrowser, thread: Thread, astrid: Person
) -> None:
    page = open_browser(astrid)
    field = write(page, thread, "Hej")
    assert page.evaluate(DRAG, ["dragover", "h1"])
    expect(field).not_to_have_class(re.compile("takes-file"))
    assert page.evaluate(DRAG, ["dragover", "#reply .btns, #reply .row"])
    expect(field).to_have_class(re.compile("takes-file"))
    page.evaluate(DRAG, ["drop", "#reply .btns, #reply .row"])
    expect(page.locator(".upload")).to_have_attribute("data-state", "done")
    expect(field).to_have_value(f"Hej\n\n{File.objects.get().markdown}\n\n")


def test_what_is_sent_in_chat_is_described_no_more(
    open_browser: OpenBrowser, network: Network, astrid: Person
) -> None:
    room = make.make_room(network)
    page = open_browser(astrid, PHONE)
    with page.expect_websocket():
        page.goto(room.get_absolute_url())
    page.get_by_label("Ditt meddelande").focus()
    page.wait_for_timeout(500)
    page.evaluate(PASTE)
    expect(page.locator(".upload")).to_have_attribute("data-state", "describe")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".log:not([data-outbox]) a.pic")).to_be_visible()
    expect(page.locator(".upload")).to_have_count(0)
