"""The member's first page: what is new in all their networks, the newest first."""

from collections.abc import Callable

import pytest
from django.test import Client

from networks.membership.actions import ask_to_join, mark_seen
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.factories import client_of

Counter = Callable[[Client, str], int]

pytestmark = pytest.mark.django_db


def titles(person: Person, path: str = "/") -> list[str]:
    """Return the titles on the page in order."""
    return [row.title for row in client_of(person).get(path).context["page"].rows]


def news(person: Person) -> dict[str, str]:
    """Return what is said to be new in each thread."""
    rows = client_of(person).get("/").context["page"].rows
    return {row.title: row.news for row in rows}


def test_the_newest_post_of_any_network_comes_first(network: Network, astrid: Person, saga: Person) -> None:
    hr = make.make_network("HR och digitalisering")
    make.make_member(hr, astrid)
    old = make.make_thread(network, saga, title="Gammal men levande")
    make.make_thread(hr, saga, title="Från HR")
    make.make_thread(network, saga, title="Ny i mognad")
    make.make_post(old, saga)
    assert titles(astrid) == ["Gammal men levande", "Ny i mognad", "Från HR"]


def test_only_my_own_networks_are_told_of(network: Network, by_request: Network, closed: Network) -> None:
    writer, reader = make.make_person(), make.make_person()
    for each in (network, by_request, closed):
        make.make_member(each, writer)
        make.make_thread(each, writer, title=each.slug)
    make.make_member(by_request, reader)
    assert titles(writer) == ["slutna", "sakerhet", "digital-mognad"]
    assert titles(reader) == ["sakerhet"]


def test_who_was_removed_sees_nothing_of_it(network: Network, removed: Person, astrid: Person) -> None:
    make.make_thread(network, astrid, title="Efteråt")
    assert titles(astrid) == ["Efteråt"]
    assert titles(removed) == []


def test_what_others_wrote_since_the_last_look_is_new(network: Network, astrid: Person, saga: Person) -> None:
    seen = make.make_thread(network, saga, title="Sedd")
    mark_seen(astrid, network, sequence=network.sequence)
    make.make_post(seen, saga)
    make.make_post(seen, astrid)
    make.make_thread(network, saga, title="Ny tråd")
    make.make_thread(network, astrid, title="Egen tråd")
    astrid.language = "en"
    astrid.save()
    assert news(astrid) == {"Sedd": "1 new reply", "Ny tråd": "New", "Egen tråd": ""}


def test_the_first_is_told_largest_and_two_beside_each_other(network: Network, astrid: Person) -> None:
    for n in range(5):
        make.make_thread(network, astrid, title=f"Tråd {n}")
    context = client_of(astrid).get("/").context
    assert [row.title for row in context["lead"]] == ["Tråd 4"]
    assert [row.title for row in context["pair"]] == ["Tråd 3", "Tråd 2"]
    assert [row.title for row in context["rest"]] == ["Tråd 1", "Tråd 0"]


def test_older_pages_go_on_where_the_first_one_ends(network: Network, astrid: Person) -> None:
    for n in range(30):
        make.make_thread(network, astrid, title=f"Tråd {n}")
    client = client_of(astrid)
    seen, path = [], "/"
    while path:
        page = client.get(path).context["page"]
        seen += [row.title for row in page.rows]
        path = f"/?after={page.after}" if page.after else ""
    assert seen == [f"Tråd {n}" for n in reversed(range(30))]


@pytest.mark.parametrize("cursor", ["nonsense", "-1", "9" * 40, "²"])
def test_a_cursor_that_is_none_shows_the_first_page(cursor: str, network: Network, astrid: Person) -> None:
    make.make_thread(network, astrid, title="Tråd")
    assert titles(astrid, f"/?after={cursor}") == ["Tråd"]


def test_who_is_in_no_network_is_shown_where_to_choose(colleague: Person) -> None:
    text = client_of(colleague).get("/").content.decode()
    assert '<a class="btn line" href="/networks/">' in text


def test_it_costs_the_same_with_one_network_and_with_five(
    network: Network, astrid: Person, queries: Counter
) -> None:
    make.make_thread(network, astrid)
    one = queries(client_of(astrid), "/")
    for n in range(4):
        more = make.make_network(f"Nätverk {n}")
        make.make_member(more, astrid)
        for _ in range(6):
            make.make_thread(more, make.make_person())
    five = queries(client_of(astrid), "/")
    assert one == five <= 10


def test_a_lead_is_told_who_waits_and_nobody_else_is(
    by_request: Network, saga: Person, astrid: Person, colleague: Person
) -> None:
    ask_to_join(colleague, by_request, message="Jag vill vara med.", key="a")
    assert [network.pk for network in client_of(saga).get("/").context["asking"]] == [by_request.pk]
    assert "1 person vill gå med i Informationssäkerhet" in client_of(saga).get("/").content.decode()
    assert list(client_of(astrid).get("/").context["asking"]) == []
