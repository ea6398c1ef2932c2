"""What somebody sees who is not signed in: figures of open networks, and nothing that a member wrote."""

import re

import pytest
from django.test import Client

from community.threads.models import Kind
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

FIGURE = re.compile(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>")

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(network: Network, by_request: Network, closed: Network, astrid: Person, saga: Person) -> None:
    """A challenge of Laxå and an example of Umeå in the open; more where visitors must not count."""
    make.make_thread(network, astrid, kind=Kind.CHALLENGE, title="Öppen utmaning")
    make.make_thread(network, saga, kind=Kind.GOOD_EXAMPLE, title="Öppet exempel")
    make.make_thread(network, saga, kind=Kind.QUESTION, title="Öppen fråga")
    make.make_thread(by_request, saga, kind=Kind.CHALLENGE, title="Bakom ansökan")
    make.make_thread(closed, saga, kind=Kind.CHALLENGE, title="Slutet")


def figures() -> dict[str, str]:
    """Return the figures by what they are figures of."""
    return dict(FIGURE.findall(Client().get("/", headers={"cookie": "language=en"}).content.decode()))


@pytest.mark.usefixtures("cases")
def test_only_open_networks_are_counted() -> None:
    assert figures() == {
        "challenge": "1",
        "good example": "1",
        "open network": "1",
        "organisations": "2",  # Laxå and Umeå
    }


@pytest.mark.usefixtures("cases")
def test_only_open_networks_are_on_the_map() -> None:
    context = Client().get("/").context
    assert {tile.code: tile.tells for tile in context["map"].tiles} == {
        "1860": "challenge",
        "2480": "example",
    }


@pytest.mark.usefixtures("cases")
def test_nothing_that_a_member_wrote_is_shown() -> None:
    text = Client().get("/").content.decode()
    for words in ("Öppen utmaning", "Bakom ansökan", "Slutet", "Astrid", "Saga", "Digital mognad"):
        assert words not in text


def test_an_empty_site_shows_no_figures() -> None:
    assert figures() == {}


@pytest.mark.parametrize("path", ["/n/digital-mognad/", "/people/1/", "/o/1860/"])
def test_everything_else_leads_to_sign_in(path: str, astrid: Person) -> None:
    answer = Client().get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/accounts/login/?next={path}")


@pytest.mark.parametrize(
    ("path", "buttons"), [("/", 1), ("/accounts/password/reset/", 1), ("/accounts/login/", 0)]
)
def test_the_masthead_leads_to_sign_in_but_not_from_there(path: str, buttons: int) -> None:
    masthead = Client().get(path).content.decode().partition("<header")[2].partition("</header>")[0]
    assert masthead.count('href="/accounts/login/"') == buttons
