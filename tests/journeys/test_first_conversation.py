"""Sign in, start a thread, reply to a post, tag, talk in two windows: the way a newcomer goes first."""

import pytest
from playwright.sync_api import Page, expect

from community.threads.models import Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import DESK, PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

LOOKS = [
    pytest.param(DESK, "light", id="1280-light"),
    pytest.param(DESK, "dark", id="1280-dark"),
    pytest.param(PHONE, "light", id="390-light"),
    pytest.param(PHONE, "dark", id="390-dark"),
]


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_a_newcomer_signs_in_asks_answers_tags_and_talks_live(
    open_browser: OpenBrowser,
    network: Network,
    astrid: Person,
    saga: Person,
    size: tuple[int, int],
    scheme: str,
) -> None:
    make.make_tag("artificiell intelligens", "AI", slug="artificiell-intelligens")
    make.make_room(network)
    mine = open_browser(size=size, scheme=scheme)
    sagas = open_browser(saga, size=size, scheme=scheme)

    sign_in_by_hand(mine, astrid)
    start_a_thread(mine, "Vi är nya i forumet", "Var börjar man efter självskattningen?")
    thread = Thread.objects.get()
    assert [tag.slug for tag in thread.tags.all()] == ["artificiell-intelligens"]

    answer_the_thread(sagas, thread, "Vi lät ledningen gissa resultatet först.")
    mine.reload()
    answer_the_first_answer(mine, "Det ska vi prova!")
    answered = [post.answers.number if post.answers else None for post in thread.posts.order_by("number")]
    assert answered == [None, None, 2]

    talk(mine, sagas, network)


def sign_in_by_hand(page: Page, person: Person) -> None:
    """Use the form, as a person does."""
    page.goto("/")
    page.get_by_role("link", name="Logga in").first.click()
    page.get_by_label("E-postadress").fill(person.email)
    page.get_by_label("Lösenord", exact=True).fill(make.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nytt i dina nätverk")


def start_a_thread(page: Page, title: str, text: str) -> None:
    """From the network's front, with a tag found by its synonym."""
    page.goto("/n/digital-mognad/")
    page.get_by_role("link", name="Ny tråd").first.click()
    page.get_by_label("Rubrik").fill(title)
    page.get_by_role("textbox", name="Text").fill(text)
    tags = page.get_by_role("combobox", name="Ämnesord")
    tags.press_sequentially("AI")
    page.get_by_role("option", name="artificiell intelligens").click()
    page.get_by_role("main").locator("button.btn:not(.line)").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def answer_the_thread(page: Page, thread: Thread, text: str) -> None:
    """At the foot of the thread."""
    page.goto(thread.get_absolute_url())
    page.get_by_role("textbox").last.fill(text)
    page.get_by_role("button", name="Skicka svar").last.click()
    expect(page.get_by_text(text)).to_be_visible()


def answer_the_first_answer(page: Page, text: str) -> None:
    """Under the post itself."""
    page.locator(".tree .post").first.get_by_role("link", name="Svara").click()
    page.get_by_role("textbox").last.fill(text)
    page.get_by_role("button", name="Skicka svar").last.click()
    expect(page.get_by_text(text)).to_be_visible()


def talk(mine: Page, sagas: Page, network: Network) -> None:
    """Two windows, live in both directions."""
    for page in (mine, sagas):
        page.goto(f"/n/{network.slug}/chat/")
    mine.get_by_role("textbox").fill("Hej från Laxå")
    mine.get_by_role("button", name="Skicka").click()
    expect(sagas.get_by_text("Hej från Laxå").first).to_be_visible()
    sagas.get_by_role("textbox").fill("Hej från Umeå")
    sagas.keyboard.press("Enter")
    expect(mine.get_by_text("Hej från Umeå").first).to_be_visible()
