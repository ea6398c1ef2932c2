"""What tests of sockets have: a server on the test database, and pages that are open on it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from networks.membership.models import Network
from networks.people.models import Person
from realtime.chat.models import Room
from tests import factories as make
from tests.realtime.client import Page
from tests.servers import Server, daphne, shared_servers, start_daphne

__all__ = ["daphne", "shared_servers", "start_daphne"]

OpenPage = Callable[..., Page]


@pytest.fixture
def room(network: Network) -> Room:
    """The general room of Digital mognad."""
    return make.make_room(network)


@pytest.fixture
def open_page() -> Iterator[OpenPage]:
    """Open pages on a server, as somebody; `hello` has come."""
    with ExitStack() as stack:

        def opened(server: Server, person: Person, session_key: str = "") -> Page:
            key = session_key or session_of(person)
            page = stack.enter_context(Page(server.socket_url, key, origin=server.base_url))
            assert page.next()["type"] == "hello"
            return page

        yield opened


def session_of(person: Person) -> str:
    """Return the key of a new session of the person."""
    return str(make.client_of(person).cookies["sessionid"].value)
