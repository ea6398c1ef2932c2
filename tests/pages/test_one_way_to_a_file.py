"""A form has one way to a file, with and without scripts."""

import pytest

from networks.membership.models import Network
from networks.people.models import Person
from tests.factories import client_of, make_room, make_thread


@pytest.mark.parametrize("place", ["/n/{network}/new/", "/t/{thread}/", "/n/{network}/chat/allmant/"])
def test_each_form_links_once_to_where_files_are_sent(place: str, astrid: Person, network: Network) -> None:
    make_room(network)
    path = place.format(network=network.slug, thread=make_thread(network, astrid).pk)
    page = client_of(astrid).get(path, follow=True).content.decode()
    assert page.count("data-attach") == 1
    assert page.count(f'href="/files/new/?network={network.slug}"') == 1
