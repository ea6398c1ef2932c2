"""The menus are kept once made, and still tell the truth: where one is, what is new, in one's own language."""

import re

import pytest
from django.test import Client

from networks.membership.actions import mark_seen
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.factories import client_of

CURRENT = re.compile(r'<a href="([^"]+)" aria-current="(\w+)"')
COUNT = re.compile(r'<span class="count">(\d+\+?)')

pytestmark = pytest.mark.django_db


def marked(client: Client, path: str) -> set[tuple[str, str]]:
    """Return the links of the menus that are marked as where one is."""
    text = client.get(path).content.decode()
    menus = re.findall(r'<nav class="(?:rail|bar)".*?</nav>', text, re.DOTALL)
    assert len(menus) == 2
    return set(CURRENT.findall("".join(menus)))


def test_the_menus_mark_where_one_is(network: Network, astrid: Person, saga: Person) -> None:
    thread = make.make_thread(network, saga)
    client, front = client_of(astrid), "/n/digital-mognad/"
    mine = astrid.get_absolute_url()
    assert {path: marked(client, path) for path in ("/", "/tags/", front, f"{front}about/", mine)} == {
        "/": {("/", "page")},
        "/tags/": {("/tags/", "page")},
        front: {(front, "page"), ("/networks/", "true")},
        f"{front}about/": {(front, "true"), ("/networks/", "true")},
        mine: {(mine, "page")},
    }
    assert marked(client, thread.get_absolute_url()) == {(front, "true")}
    assert marked(client, saga.get_absolute_url()) == set()


def test_what_is_new_is_counted_anew(network: Network, astrid: Person, saga: Person) -> None:
    client = client_of(astrid)
    assert COUNT.findall(client.get("/tags/").content.decode()) == []
    make.make_thread(network, saga)
    assert COUNT.findall(client.get("/tags/").content.decode()) == ["1"]
    make.make_thread(network, saga)
    assert COUNT.findall(client.get("/tags/").content.decode()) == ["2"]
    mark_seen(astrid, network, sequence=network.sequence)
    assert COUNT.findall(client.get("/tags/").content.decode()) == []


def test_each_person_has_their_own_menus(network: Network, astrid: Person, colleague: Person) -> None:
    assert 'href="/n/digital-mognad/"' in client_of(astrid).get("/tags/").content.decode()
    theirs = client_of(colleague).get("/tags/").content.decode()
    assert 'href="/n/digital-mognad/"' not in theirs
    assert f'href="/people/{colleague.pk}/"' in theirs


def test_a_network_is_called_by_its_name_in_the_readers_language(network: Network, astrid: Person) -> None:
    assert "Digital mognad" in client_of(astrid).get("/tags/").content.decode()
    astrid.language = "en"
    astrid.save()
    text = client_of(astrid).get("/tags/").content.decode()
    assert "Digital maturity" in text
    assert "Digital mognad" not in text
