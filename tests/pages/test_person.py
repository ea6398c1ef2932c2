"""A person's page: who they are, and only what the reader may see of what they wrote."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.factories import client_of

Counter = Callable[[Client, str], int]

pytestmark = pytest.mark.django_db


def written(reader: Person, writer: Person) -> list[str]:
    """Return the titles of the threads that the writer's posts are listed under."""
    answer = client_of(reader).get(writer.get_absolute_url())
    return [post.title for post in answer.context["written"].posts]


def test_threads_and_replies_are_listed_newest_first(network: Network, astrid: Person, saga: Person) -> None:
    make.make_thread(network, astrid, title="Astrids tråd")
    theirs = make.make_thread(network, saga, title="Sagas tråd")
    make.make_post(theirs, astrid)
    answer = client_of(saga).get(astrid.get_absolute_url())
    posts = [(post.title, post.is_reply) for post in answer.context["written"].posts]
    assert posts == [("Sagas tråd", True), ("Astrids tråd", False)]


def test_only_what_the_reader_may_see_is_listed(
    network: Network, by_request: Network, closed: Network, saga: Person, astrid: Person, outsider: Person
) -> None:
    for each in (network, by_request, closed):
        make.make_thread(each, saga, title=each.slug)
    assert written(saga, saga) == ["slutna", "sakerhet", "digital-mognad"]
    assert written(astrid, saga) == ["digital-mognad"]
    assert written(outsider, saga) == []


def test_only_networks_that_the_reader_sees_into_are_named(
    network: Network, by_request: Network, closed: Network, saga: Person, astrid: Person
) -> None:
    shown = client_of(astrid).get(saga.get_absolute_url()).context["networks"]
    assert list(shown) == [network]
    assert set(client_of(saga).get(saga.get_absolute_url()).context["networks"]) == {
        network,
        by_request,
        closed,
    }


def test_a_deleted_post_is_left_out(network: Network, astrid: Person, saga: Person) -> None:
    thread = make.make_thread(network, saga, title="Tråd")
    post = make.make_post(thread, astrid)
    assert written(saga, astrid) == ["Tråd"]
    post.deleted_at = timezone.now()
    post.save()
    assert written(saga, astrid) == []


def test_my_own_page_leads_to_my_account_and_shows_nobody_elses_address(astrid: Person, saga: Person) -> None:
    mine = client_of(astrid).get(astrid.get_absolute_url()).content.decode()
    theirs = client_of(astrid).get(saga.get_absolute_url()).content.decode()
    assert 'href="/settings/"' in mine
    assert astrid.email in mine
    assert "/accounts/password/change/" not in theirs
    assert saga.email not in theirs


def test_a_closed_account_has_no_page(astrid: Person, saga: Person) -> None:
    saga.closed_at = timezone.now()
    saga.save()
    assert client_of(astrid).get(saga.get_absolute_url()).status_code == 404
    assert client_of(astrid).get("/people/999999/").status_code == 404


def test_it_costs_the_same_with_one_post_and_with_many(
    network: Network, astrid: Person, saga: Person, queries: Counter
) -> None:
    thread = make.make_thread(network, saga)
    one = queries(client_of(astrid), saga.get_absolute_url())
    for _ in range(20):
        make.make_post(thread, saga)
    assert queries(client_of(astrid), saga.get_absolute_url()) == one <= 7
