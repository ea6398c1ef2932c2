"""The leads' pages by the rules of WCAG, full, empty and with errors, as in test_axe (G-50)."""

import pytest

from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.membership.queries.settings import texts_of
from networks.people.models import Person
from realtime.chat import actions as chat
from tests import factories as make
from tests.journeys.conftest import OpenBrowser
from tests.journeys.test_axe import LOOKS, faults, faults_here

pytestmark = [pytest.mark.axe, pytest.mark.daphne]

LEAD = "/n/digital-mognad/lead/"


@pytest.fixture
def led(network: Network, saga: Person, astrid: Person, torulf: Person) -> Network:
    """A network in which something of everything has been done."""
    make.make_room(network)
    theirs = Membership.objects.get(person=astrid, network=network)
    room = chat.open_room(saga, network, name="Styrgruppen", purpose="Om våren", access="invited")
    chat.give_seat(saga, room, theirs=theirs)
    chat.open_room(saga, network, name="Nytt", writing="leads")
    chat.archive_room(saga, chat.open_room(saga, network, name="Gammalt"))
    membership.grant_role(saga, theirs, role="researcher")
    values = {**texts_of(network), "rules": ["Skriv kort."], "welcome": "Hej."}
    membership.change_network(saga, network, **values)  # type: ignore[arg-type]
    return network


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_every_page_of_leads_passes(
    open_browser: OpenBrowser, led: Network, saga: Person, size: tuple[int, int], scheme: str
) -> None:
    page = open_browser(saga, size=size, scheme=scheme)
    paths = [
        *("", "settings/", "settings/visibility/", "settings/visibility/?visibility=private"),
        *("settings/archive/", "roles/?q=a", "roles/?q=finns-inte", "log/", "templates/", "rooms/"),
        *("rooms/styrgruppen/?q=a", "rooms/gammalt/", "rooms/allmant/"),
    ]
    found = [fault for path in paths for fault in faults(page, f"{LEAD}{path}")]
    found += faults(page, "/n/digital-mognad/chat/styrgruppen/") + faults(page, "/n/slutna/lead/log/")
    page.goto(f"{LEAD}settings/")
    page.get_by_label("Namn", exact=True).fill("")
    page.get_by_role("button", name="Spara").click()
    found += faults_here(page, "settings with an error")
    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_what_members_see_of_it_passes(
    open_browser: OpenBrowser, led: Network, astrid: Person, saga: Person, size: tuple[int, int], scheme: str
) -> None:
    page = open_browser(astrid, size=size, scheme=scheme)
    thread = make.make_thread(led, saga)
    paths = [
        "/n/digital-mognad/",
        "/n/digital-mognad/rules/",
        "/n/digital-mognad/new/",
        f"/t/{thread.pk}/reply/",
    ]
    paths += ["/n/digital-mognad/chat/nytt/", "/n/digital-mognad/chat/gammalt/", thread.get_absolute_url()]
    found = [fault for path in paths for fault in faults(page, path)]
    membership.archive(saga, led)
    found += [fault for path in (paths[0], paths[2], paths[4], "/networks/") for fault in faults(page, path)]
    assert found == []
