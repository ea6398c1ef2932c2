"""G-10: the socket is for pages of this site only, by exact origin; and only under its one address."""

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from networks.people.models import Person
from tests.realtime.client import Page
from tests.realtime.conftest import session_of
from tests.servers import Server

pytestmark = pytest.mark.daphne


def foreign_origins(server: Server) -> dict[str, list[str]]:
    """Return the Origin headers that must be refused, by what is wrong with them."""
    port = server.port
    return {
        "scheme": [f"https://127.0.0.1:{port}"],
        "port": [f"http://127.0.0.1:{port + 1}"],
        "no port": ["http://127.0.0.1"],
        "null": ["null"],
        "missing": [],
        "suffix host": [f"http://evil127.0.0.1:{port}"],
        "our host as a subdomain": [f"http://127.0.0.1.evil.example:{port}"],
        "another host": ["https://evil.example"],
        "our host as a user": [f"http://127.0.0.1:{port}@evil.example"],
        "a path behind it": [f"http://127.0.0.1:{port}/"],
        "two headers": [f"http://127.0.0.1:{port}", "https://evil.example"],
    }


def handshake(url: str, session_key: str, origins: list[str]) -> int:
    """Return the status of a handshake."""
    headers = [("Cookie", f"sessionid={session_key}"), *(("Origin", each) for each in origins)]
    try:
        with connect(url, additional_headers=headers):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def test_every_foreign_origin_is_refused_though_astrid_is_signed_in(daphne: Server, astrid: Person) -> None:
    key = session_of(astrid)
    own = [daphne.base_url]
    assert handshake(daphne.socket_url, key, own) == 101
    refused = {
        what: handshake(daphne.socket_url, key, origins) for what, origins in foreign_origins(daphne).items()
    }
    # Two headers are refused by the server beneath us already, as no HTTP.
    assert refused == {**dict.fromkeys(refused, 403), "two headers": 400}
    assert len(refused) == 11


@pytest.mark.parametrize("path", ["/", "/ws/", "/ws/live", "/ws/live/x/", "/n/digital-mognad/", "/ws/%00/"])
def test_an_unknown_address_is_refused_without_a_fault(daphne: Server, astrid: Person, path: str) -> None:
    url = f"ws://127.0.0.1:{daphne.port}{path}"
    assert handshake(url, session_of(astrid), [daphne.base_url]) == 403
    assert "Traceback" not in daphne.logged()


@pytest.mark.parametrize(
    "cookie", ["", "x", "no-such-session", "a" * 32, "a" * 5000, "%00", "åäö", "'; drop table"]
)
def test_somebody_who_is_not_signed_in_hears_so(daphne: Server, astrid: Person, cookie: str) -> None:
    page = Page(daphne.socket_url, cookie.encode().decode("latin1"), origin=daphne.base_url)
    assert page.closing_code() == 4401
    assert "Traceback" not in daphne.logged()
