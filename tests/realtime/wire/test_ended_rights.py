"""G-11, G-23: a right or a session that ends while a page is open: cut within a second, nothing after it.

The act happens in the test's process and the socket hangs on another: the slowest way there is, since the
in-memory layer carries nothing between processes and the hub has to see for itself.
"""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from networks.membership import actions as membership
from networks.membership.models import Membership, Network, Role
from networks.people import actions as people
from networks.people.models import Person, Session
from networks.people.queries.signed_in import reference_of
from realtime.chat import actions as chat
from realtime.chat.models import Message, Room
from tests.factories import PASSWORD
from tests.realtime.client import Page
from tests.realtime.conftest import OpenPage, session_of
from tests.servers import Server

pytestmark = pytest.mark.daphne

AT_ONCE = 1.0  # seconds
NEW_PASSWORD = "en annan lang och lugn fras"


@pytest.fixture
def following(daphne: Server, room: Room, astrid: Person, saga: Person, open_page: OpenPage) -> Page:
    """Astrid's page, which follows the room and has just heard Saga."""
    page = open_page(daphne, astrid)
    page.subscribe(room.topic)
    chat.say(saga, room, text="Hör ni mig?", client_id="s1")
    assert page.changes(1)[0]["message"]["text"] == "Hör ni mig?"  # so silence below means something
    return page


def seconds(act: Callable[[], object], seen: Callable[[], object]) -> float:
    """Return how long after an act something is seen."""
    act()
    since = time.monotonic()
    seen()
    return time.monotonic() - since


def hers(network: Network, person: Person) -> Membership:
    """Return a person's membership."""
    return Membership.objects.get(network=network, person=person)


def nothing_goes_on(page: Page, room: Room, saga: Person) -> None:
    """Check that a page without the right hears nothing and is not heard."""
    chat.say(saga, room, text="Bara för oss", client_id="s2")
    # Their own standing is theirs to know: the number of a network, nothing of what is in it.
    assert page.silent(1.5, but={"type": "standing", "network": room.network_id})
    assert page.say(room.pk, "Är jag kvar?", "a1")["type"] == "error"
    assert page.subscribe(room.topic, after=0)["type"] == "error"
    assert Message.objects.filter(source="Är jag kvar?").count() == 0


def test_who_is_removed_is_cut_from_the_room(
    following: Page, network: Network, room: Room, saga: Person, astrid: Person
) -> None:
    took = seconds(
        lambda: membership.remove(saga, hers(network, astrid)), lambda: following.await_frame("gone")
    )
    assert took < AT_ONCE
    nothing_goes_on(following, room, saga)


def test_who_leaves_is_cut_from_the_room(
    following: Page, network: Network, room: Room, saga: Person, astrid: Person
) -> None:
    gone: list[object] = []
    took = seconds(
        lambda: membership.leave(astrid, network), lambda: gone.append(following.await_frame("gone"))
    )
    assert took < AT_ONCE
    assert gone == [{"type": "gone", "topic": room.topic, "code": "no_access"}]
    nothing_goes_on(following, room, saga)


def test_who_becomes_an_observer_reads_on_and_writes_no_more(
    following: Page, network: Network, room: Room, saga: Person, astrid: Person
) -> None:
    assert following.say(room.pk, "Än skriver jag", "a1")["type"] == "ack"
    membership.set_role(saga, hers(network, astrid), role=Role.OBSERVER)
    assert following.say(room.pk, "Nu då?", "a2")["code"] == "observer"
    chat.say(saga, room, text="Du läser gärna med", client_id="s2")
    assert [each["message"]["text"] for each in following.changes(2)] == [
        "Än skriver jag",
        "Du läser gärna med",
    ]
    assert Message.objects.filter(source="Nu då?").count() == 0


def sign_out(client: Client, person: Person) -> None:
    client.logout()


def end_session(client: Client, person: Person) -> None:
    Session.objects.filter(person=person).delete()


def change_password(client: Client, person: Person) -> None:
    people.change_password(person, current=PASSWORD, password=NEW_PASSWORD, but=None)


def deactivate(client: Client, person: Person) -> None:
    people.deactivate(person)


def switch_off(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)


def expire(client: Client, person: Person) -> None:
    Session.objects.filter(person=person).update(expire_date="2020-01-01T00:00:00Z")


def sign_out_everywhere(client: Client, person: Person) -> None:
    client.post("/settings/security/sessions/end/")


def end_from_another_browser(client: Client, person: Person) -> None:
    people.end_session(person, reference=reference_of(client.cookies["sessionid"].value))


def let_the_grace_go_by(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(second_factor_by="2020-01-01T00:00:00Z")


ENDS = [
    *(sign_out, end_session, change_password, deactivate, switch_off, expire),
    *(sign_out_everywhere, end_from_another_browser, let_the_grace_go_by),
]


@pytest.mark.parametrize("end", ENDS)
def test_a_session_that_ends_closes_its_sockets(
    daphne: Server,
    room: Room,
    saga: Person,
    astrid: Person,
    open_page: OpenPage,
    end: Callable[[Client, Person], None],
) -> None:
    client = Client()
    client.force_login(astrid)
    page = open_page(daphne, astrid, str(client.cookies["sessionid"].value))
    idle = open_page(daphne, astrid, str(client.cookies["sessionid"].value))
    page.subscribe(room.topic)
    codes: list[int | None] = []
    took = seconds(lambda: end(client, astrid), lambda: codes.append(page.closing_code()))
    assert (codes, took < AT_ONCE) == ([4401], True)
    assert idle.closing_code() == 4401


def test_only_the_sockets_of_the_ended_session_close(
    daphne: Server, room: Room, astrid: Person, open_page: OpenPage
) -> None:
    here, elsewhere = session_of(astrid), session_of(astrid)
    page, other = open_page(daphne, astrid, here), open_page(daphne, astrid, elsewhere)
    people.end_sessions(astrid, but=elsewhere)
    assert page.closing_code() == 4401
    other.send("ping")
    assert other.await_frame("pong")["type"] == "pong"


def test_a_frame_after_the_session_ended_is_not_accepted(
    daphne: Server, room: Room, astrid: Person, open_page: OpenPage
) -> None:
    page = open_page(daphne, astrid)
    Session.objects.filter(person=astrid).delete()
    page.send("say", room=room.pk, text="Hann jag?", client_id="a1")
    assert page.closing_code() == 4401
    assert Message.objects.count() == 0
