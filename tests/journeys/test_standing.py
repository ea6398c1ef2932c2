"""An open page follows what its reader may do: a role that is another, a network that is archived."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

# As a form of the page would: what is done in the server's process is told from there.
SEND = """async ([path, fields]) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: token });
  const answer = await fetch(path, { method: "POST", body });
  return answer.status;
}"""
OBSERVER = "Du är läsare i det här nätverket"


Send = Callable[..., None]


@pytest.fixture
def send(open_browser: OpenBrowser, saga: Person) -> Send:
    """Do something as Saga, who leads."""
    lead = open_browser(saga)
    lead.goto("/n/digital-mognad/about/")

    def sent(path: str, **fields: str) -> None:
        assert lead.evaluate(SEND, [path, fields]) == 200

    return sent


def test_the_composer_goes_and_comes_with_the_role(
    open_browser: OpenBrowser, network: Network, astrid: Person, send: Send
) -> None:
    room, role = make.make_room(network), f"/n/digital-mognad/members/{astrid.pk}/role/"
    page = open_browser(astrid)
    page.goto(room.get_absolute_url())
    field = page.get_by_label("Ditt meddelande")
    field.fill("Halvskriv")
    page.wait_for_timeout(1_000)  # the line is up
    send(role, role="observer")
    expect(field).to_be_hidden()
    expect(page.get_by_text(OBSERVER)).to_be_visible()
    send(role, role="member")
    expect(field).to_be_visible()
    expect(field).to_have_value("Halvskriv")
    expect(page.get_by_text(OBSERVER)).to_be_hidden()


def test_the_form_that_replies_goes_with_the_role_and_with_the_network(
    open_browser: OpenBrowser, network: Network, saga: Person, astrid: Person, send: Send
) -> None:
    thread, role = make.make_thread(network, saga), f"/n/digital-mognad/members/{astrid.pk}/role/"
    page = open_browser(astrid)
    page.goto(thread.get_absolute_url())
    button = page.get_by_role("button", name="Skicka svar")
    expect(button).to_be_visible()
    page.wait_for_timeout(1_000)  # the line is up
    send(role, role="observer")
    expect(button).to_be_hidden()
    expect(page.get_by_text(OBSERVER)).to_be_visible()
    send(role, role="member")
    expect(button).to_be_visible()
    send("/n/digital-mognad/lead/settings/archive/", sure="on")
    expect(button).to_be_hidden()
    expect(page.get_by_text("Nätverket är arkiverat")).to_be_visible()
