"""Pages on which leads keep rooms, and what members see of it."""

import re

import pytest

from networks.membership.models import Membership, Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Room, Seat
from tests import factories as make

pytestmark = pytest.mark.django_db

ROOMS = "/n/digital-mognad/lead/rooms/"


@pytest.fixture
def room(network: Network) -> Room:
    """The general room of Digital mognad."""
    return make.make_room(network)


@pytest.fixture
def board(network: Network, room: Room, saga: Person) -> Room:
    """A room for invited."""
    return chat.open_room(saga, network, name="Styrgruppen", access="invited")


def main(answer) -> str:  # type: ignore[no-untyped-def]
    """Return the content of a page, without the frame."""
    text: str = answer.content.decode()
    return text.partition("<main")[2].partition("</main>")[0]


def test_a_lead_opens_a_room_and_lets_somebody_in(room: Room, saga: Person, astrid: Person) -> None:
    client = make.client_of(saga)
    client.get(ROOMS)
    data = {"name": "Styrgruppen", "purpose": "Om våren", "access": "invited", "writing": "all", "key": "k"}
    for _ in range(2):
        assert client.post(ROOMS, data).headers["Location"] == f"{ROOMS}styrgruppen/"
    assert "Blålavén" in main(client.get(f"{ROOMS}styrgruppen/?q=astrid"))
    client.post(f"{ROOMS}styrgruppen/seats/", {"person": str(astrid.pk)})
    page = main(make.client_of(astrid).get("/n/digital-mognad/chat/styrgruppen/"))
    assert "Om våren" in page
    client.post(f"{ROOMS}styrgruppen/seats/{astrid.pk}/take/")
    assert make.client_of(astrid).get("/n/digital-mognad/chat/styrgruppen/").status_code == 404


def test_a_room_that_one_is_not_in_leaks_nowhere(board: Room, saga: Person, astrid: Person) -> None:
    make.make_message(board, saga, "Hemligheten")
    client = make.client_of(astrid)
    for address in ("/n/digital-mognad/", "/n/digital-mognad/chat/allmant/", "/"):
        html = client.get(address).content.decode()
        assert ("Styrgruppen" in html, "Hemligheten" in html) == (False, False)
    assert (
        client.post("/n/digital-mognad/chat/styrgruppen/say/", {"text": "Hej", "key": "k"}).status_code == 404
    )


@pytest.mark.parametrize(
    ("writing", "why", "lead_writes"), [("leads", "leads", True), ("nobody", "nobody", False)]
)
def test_a_sentence_stands_in_the_composers_place(
    room: Room, saga: Person, astrid: Person, writing: str, why: str, lead_writes: bool
) -> None:
    Room.objects.filter(pk=room.pk).update(writing=writing)

    def shown(person: Person) -> set[str]:
        page = main(make.client_of(person).get(room.get_absolute_url()))
        return {found for found, hidden in re.findall(r'data-why="(\w*)"( hidden)?', page) if not hidden}

    assert shown(astrid) == {why}
    assert shown(saga) == ({""} if lead_writes else {why})


def test_the_list_of_rooms_says_their_kind_in_words(
    board: Room, network: Network, saga: Person, astrid: Person
) -> None:
    chat.open_room(saga, network, name="Nytt", writing="leads")
    old = chat.open_room(saga, network, name="Gammalt")
    chat.archive_room(saga, old)
    page = main(make.client_of(saga).get("/n/digital-mognad/chat/allmant/"))
    shown = re.sub(r"<span[^>]* hidden>[^<]*</span>", "", page)  # words that wait for a change
    tabs = re.sub(r"<[^>]+>", " ", shown.partition('class="tabs"')[2].partition("</nav>")[0])
    assert (
        re.sub(r"\s+", " ", tabs)
        .split("> ")[-1]
        .strip()
        .endswith("Allmänt Styrgruppen för inbjudna Nytt nätverksledarna skriver")
    )
    assert make.client_of(astrid).get(old.get_absolute_url()).status_code == 200


def test_the_second_lead_sees_what_the_first_saved(board: Room, saga: Person) -> None:
    client = make.client_of(saga)
    address = f"{ROOMS}styrgruppen/"
    basis = re.search(r'name="basis" value="(\w+)"', main(client.get(address))).group(1)  # type: ignore[union-attr]
    chat.change_room(saga, board, name="Styrgruppen", purpose="Om våren", access="invited", writing="leads")
    data = {"name": "Ledning", "purpose": "", "access": "invited", "writing": "all", "basis": basis}
    answer = client.post(address, data)
    page = main(answer)
    assert (answer.status_code, "Om våren" in page, 'value="Ledning"' in page) == (409, True, True)
    assert "Bara nätverksledarna" in page.partition('class="box meanwhile"')[2].partition("</dl>")[0]


def test_a_room_is_archived_with_one_press_and_taken_up_with_another(board: Room, saga: Person) -> None:
    client = make.client_of(saga)
    html = client.post(f"{ROOMS}styrgruppen/archive/", follow=True).content.decode()
    assert f'action="{ROOMS}styrgruppen/take-up/"' in html.partition('class="toasts"')[2]
    client.post(f"{ROOMS}styrgruppen/take-up/")
    assert Room.objects.get(pk=board.pk).archived_at is None


def test_the_general_room_has_neither_name_nor_end_on_its_page(room: Room, saga: Person) -> None:
    client = make.client_of(saga)
    page = main(client.get(f"{ROOMS}allmant/"))
    assert 'id="id_name"' not in page
    assert "archive/" not in page
    client.post(
        f"{ROOMS}allmant/", {"name": "Annat", "access": "invited", "writing": "nobody", "purpose": "x"}
    )
    room.refresh_from_db()
    assert (room.name, room.access, room.writing, room.purpose) == ("Allmänt", "open", "nobody", "x")


def test_seats_are_paged(board: Room, network: Network, saga: Person) -> None:
    for n in range(60):
        person = make.make_person(f"Person {n:02}")
        make.make_member(network, person)
        chat.give_seat(saga, board, theirs=Membership.objects.get(person=person))
    client = make.client_of(saga)
    first = main(client.get(f"{ROOMS}styrgruppen/"))
    after = re.search(r'href="(\?after=\d+)"', first)
    assert after
    second = main(client.get(f"{ROOMS}styrgruppen/{after.group(1)}"))
    assert (first.count("/take/"), second.count("/take/")) == (50, 10)
    assert Seat.objects.count() == 60
