"""The cast: the same few people in every test, so that a test reads as a sentence about somebody.

Astrid is a member, Saga leads, Freja takes part on a phone, Torulf belongs to another organisation in the same
network, Odd reads only, Rut was removed yesterday, the admin runs the site, and the outsider never gets in.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from networks.membership.models import Network, Role, Visibility
from networks.people.models import Person
from tests import factories as make


@pytest.fixture
def network(db: None) -> Network:
    """The open network Digital mognad."""
    return make.make_network("Digital mognad", slug="digital-mognad", name_en="Digital maturity")


@pytest.fixture
def by_request(db: None) -> Network:
    """A network that one asks to join, led by Saga."""
    return make.make_network("Informationssäkerhet", slug="sakerhet", visibility=Visibility.REQUEST)


@pytest.fixture
def closed(db: None) -> Network:
    """A private network: invisible to everybody who is not in it."""
    return make.make_network("Slutna rummet", slug="slutna", visibility=Visibility.PRIVATE)


@pytest.fixture
def saga(network: Network, by_request: Network, closed: Network) -> Person:
    """Leads all three networks; works in Umeå."""
    umea = make.make_organisation("Umeå", code="2480")
    saga = make.make_person("Saga Kvistmark", organisation=umea, title="Digitaliseringsstrateg")
    for each in (network, by_request, closed):
        make.make_member(each, saga, Role.LEAD)
    return saga


@pytest.fixture
def astrid(network: Network) -> Person:
    """A member of the open network; works in Laxå."""
    laxa = make.make_organisation("Laxå", code="1860")
    astrid = make.make_person("Astrid Blålavén", organisation=laxa, title="Verksamhetsutvecklare")
    make.make_member(network, astrid)
    return astrid


@pytest.fixture
def freja(network: Network) -> Person:
    """A member who takes part on a phone; works in Tidaholm."""
    tidaholm = make.make_organisation("Tidaholm", code="1498")
    freja = make.make_person("Freja Fjärilsäng", organisation=tidaholm)
    make.make_member(network, freja)
    return freja


@pytest.fixture
def torulf(network: Network) -> Person:
    """A member from another organisation; works in Kalmar."""
    kalmar = make.make_organisation("Kalmar", code="0880")
    torulf = make.make_person("Torulf Fjällrute", organisation=kalmar, title="HR-strateg")
    make.make_member(network, torulf)
    return torulf


@pytest.fixture
def observer(network: Network) -> Person:
    """Odd, who may read everything and write nothing."""
    odd = make.make_person("Odd Läsare")
    make.make_member(network, odd, Role.OBSERVER)
    return odd


@pytest.fixture
def removed(network: Network) -> Person:
    """Rut, who was a member until yesterday."""
    rut = make.make_person("Rut Borttagen")
    make.make_member(network, rut, ended_at=timezone.now() - timedelta(days=1))
    return rut


@pytest.fixture
def colleague(db: None) -> Person:
    """Somebody of a member organisation who is in no network yet."""
    return make.make_person("Kim Kollega")


@pytest.fixture
def outsider(db: None) -> Person:
    """Somebody whose organisation is no member: signed in, and let in nowhere."""
    elsewhere = make.make_organisation("Utanför", member=False)
    return make.make_person("Ute Ståendes", organisation=elsewhere)


@pytest.fixture
def admin(db: None) -> Person:
    """Runs the site; sees nothing more for it."""
    return make.make_person("Ada Admin", is_admin=True)
