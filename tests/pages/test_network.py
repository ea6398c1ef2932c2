"""A network's front page: who gets there, what it shows, what it costs."""

from collections.abc import Callable

import pytest
from django.test import Client

from community.threads.models import Kind
from networks.membership.models import Membership, Network
from networks.people.models import Person
from tests import factories as make
from tests.factories import client_of

Counter = Callable[[Client, str], int]
FRONT = "/n/digital-mognad/"

pytestmark = pytest.mark.django_db


def titles(person: Person, path: str = FRONT) -> list[str]:
    """Return the titles of the threads on the page."""
    return [row.title for row in client_of(person).get(path).context["page"].rows]


def test_a_member_reads_and_may_write(network: Network, astrid: Person) -> None:
    make.make_thread(network, astrid, title="Var börjar man?")
    answer = client_of(astrid).get(FRONT)
    assert [row.title for row in answer.context["page"].rows] == ["Var börjar man?"]
    assert 'href="/n/digital-mognad/new/"' in answer.content.decode()


def test_an_observer_reads_and_may_not_write(network: Network, observer: Person, astrid: Person) -> None:
    make.make_thread(network, astrid, title="Var börjar man?")
    answer = client_of(observer).get(FRONT)
    assert [row.title for row in answer.context["page"].rows] == ["Var börjar man?"]
    assert "/new/" not in answer.content.decode()


def test_a_colleague_reads_as_a_guest_and_is_asked_to_join(
    network: Network, colleague: Person, astrid: Person
) -> None:
    make.make_thread(network, astrid, title="Var börjar man?")
    make.make_message(make.make_room(network), astrid, "Hemligheter i chatten")
    answer = client_of(colleague).get(FRONT)
    text = answer.content.decode()
    assert [row.title for row in answer.context["page"].rows] == ["Var börjar man?"]
    assert 'action="/n/digital-mognad/join/"' in text
    assert "Hemligheter" not in text
    assert "/new/" not in text


def test_who_takes_no_part_is_shown_what_it_is_for(network: Network, outsider: Person) -> None:
    answer = client_of(outsider).get(FRONT)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/n/digital-mognad/about/")


def test_a_network_by_request_is_shown_from_outside(by_request: Network, astrid: Person) -> None:
    answer = client_of(astrid).get("/n/sakerhet/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/n/sakerhet/about/")


def test_a_private_network_is_not_there(closed: Network, astrid: Person, admin: Person, saga: Person) -> None:
    assert client_of(saga).get("/n/slutna/").status_code == 200
    assert client_of(astrid).get("/n/slutna/").status_code == 404
    assert client_of(admin).get("/n/slutna/").status_code == 404
    assert client_of(astrid).get("/n/finns-inte/").status_code == 404


def test_filters_choose_and_count(network: Network, astrid: Person) -> None:
    for kind, title in (
        (Kind.CHALLENGE, "Utmaning"),
        (Kind.GOOD_EXAMPLE, "Exempel"),
        (Kind.QUESTION, "Fråga"),
    ):
        make.make_thread(network, astrid, kind=kind, title=title)
    make.make_post(make.make_thread(network, astrid, kind=Kind.QUESTION, title="Besvarad"), astrid)
    assert titles(astrid, f"{FRONT}?kind=challenge") == ["Utmaning"]
    assert titles(astrid, f"{FRONT}?kind=question") == ["Besvarad", "Fråga"]
    assert titles(astrid, f"{FRONT}?show=unanswered") == ["Fråga", "Utmaning"]
    assert titles(astrid, f"{FRONT}?kind=nonsense") == ["Besvarad", "Fråga", "Exempel", "Utmaning"]
    filters = client_of(astrid).get(FRONT).context["filters"]
    assert {each["url"]: each["count"] for each in filters} == {
        ".": None,
        "?kind=challenge": 1,
        "?kind=good_example": 1,
        "?kind=question": 2,
        "?show=unanswered": 2,
    }


def test_a_choice_stays_on_the_next_page(network: Network, astrid: Person) -> None:
    for n in range(30):
        make.make_thread(network, astrid, title=f"Fråga {n}")
        make.make_thread(network, astrid, kind=Kind.CHALLENGE, title=f"Utmaning {n}")
    answer = client_of(astrid).get(f"{FRONT}?kind=question")
    after = answer.context["page"].after
    assert f'href="?kind=question&amp;after={after}"' in answer.content.decode()
    assert titles(astrid, f"{FRONT}?kind=question&after={after}") == [
        f"Fråga {n}" for n in reversed(range(5))
    ]


def test_an_empty_forum_invites_to_start(network: Network, astrid: Person, colleague: Person) -> None:
    assert (
        '<a class="btn line" href="/n/digital-mognad/new/">' in client_of(astrid).get(FRONT).content.decode()
    )
    assert "/new/" not in client_of(colleague).get(FRONT).content.decode()


def test_members_see_what_was_said_last(network: Network, astrid: Person, saga: Person) -> None:
    make.make_message(make.make_room(network), astrid, "Länge sedan")
    corner = make.make_room(network, "Lilla hörnan", slug="lilla-hornan")
    for text in ("Ett", "Två", "Tre", "Fyra"):
        make.make_message(corner, saga, text)
    context = client_of(astrid).get(FRONT).context
    assert context["room"] == corner
    assert [message.source for message in context["peek"]] == ["Två", "Tre", "Fyra"]


def test_leads_and_the_number_of_members_are_told(network: Network, astrid: Person, saga: Person) -> None:
    company = client_of(astrid).get(FRONT).context["company"]
    assert ([lead.person for lead in company.leads], company.members) == ([saga], 2)


def test_a_network_without_leads_still_counts(network: Network, astrid: Person) -> None:
    company = client_of(astrid).get(FRONT).context["company"]
    assert (company.leads, company.members) == ([], 1)


def test_reading_marks_nothing_and_the_form_does(network: Network, astrid: Person, saga: Person) -> None:
    make.make_thread(network, saga)
    client = client_of(astrid)
    text = client.get(FRONT).content.decode()
    assert 'action="/n/digital-mognad/seen/" method="post" data-seen' in text
    assert Membership.objects.get(person=astrid).seen == 0
    client.post("/n/digital-mognad/seen/", {"sequence": network.sequence})
    assert Membership.objects.get(person=astrid).seen == network.sequence
    assert "data-seen" not in client.get(FRONT).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 25])
def test_it_costs_the_same_with_one_and_with_many(
    rows: int, network: Network, astrid: Person, saga: Person, queries: Counter
) -> None:
    room = make.make_room(network)
    for n in range(rows):
        writer = make.make_person()
        make.make_member(network, writer)
        make.make_post(make.make_thread(network, writer, title=f"Tråd {n}"), saga)
        make.make_message(room, writer)
    assert queries(client_of(astrid), FRONT) == 9


def test_it_costs_a_guest_no_more(
    network: Network, colleague: Person, saga: Person, queries: Counter
) -> None:
    make.make_thread(network, saga)
    assert queries(client_of(colleague), FRONT) <= 10
