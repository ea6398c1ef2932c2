"""Lists that grow are walked page by page, each line on one page; lists that are read whole have an end."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone

from base.errors import Invalid, Refused
from community.tags import actions as tagging
from community.tags import queries as tags
from community.tags.models import Tag
from networks.membership.models import JoinRequest, Network, WornRole
from networks.organisations.models import Domain
from networks.people.contacts import actions as contacts
from networks.people.contacts import policies
from networks.people.contacts.actions import domains
from networks.people.models import Contact, Person
from networks.site.models import LegalText
from tests import factories as make

pytestmark = pytest.mark.django_db


def worn_roles(saga: Person, network: Network, n: int) -> None:
    """Somebody more writes as a speaker."""
    person = make.make_person(f"Person {n:03}")
    make.make_member(network, person)
    WornRole.objects.create(network=network, person=person, role="speaker", granted_at=timezone.now())


def requests(saga: Person, network: Network, n: int) -> None:
    """Somebody more waits for an answer."""
    JoinRequest.objects.create(
        network=network, person=make.make_person(f"Person {n:03}"), asked_at=timezone.now()
    )


def denied(saga: Person, network: Network, n: int) -> None:
    """Somebody more was said not to work there."""
    values = {"confirmed_at": None, "denied_at": timezone.now()}
    make.make_person(f"Person {n:03}", organisation=saga.organisation, **values)


def versions(saga: Person, network: Network, n: int) -> None:
    """A text of the law has one more version, shown as its number."""
    LegalText.objects.create(
        slug="privacy", language="sv", number=n + 1, source="Hej", by=saga, updated_at=timezone.now()
    )


def many_tags(saga: Person, network: Network, n: int) -> None:
    """The list has one more tag."""
    make.make_tag(f"Person {n:03}")


Maker = Callable[[Person, Network, int], None]
LISTS: dict[str, tuple[str, Maker, str]] = {
    "worn roles": ("/n/digital-mognad/lead/roles/", worn_roles, ""),
    "requests": ("/n/digital-mognad/lead/", requests, "asked_"),
    "requests beside members": ("/n/digital-mognad/members/", requests, "asked_"),
    "denied": ("/o/2480/colleagues/", denied, "denied_"),
    "versions": ("/admin/texts/privacy/sv/", versions, ""),
    "tags": ("/admin/tags/", many_tags, ""),
    "tags found": ("/admin/tags/?q=person", many_tags, ""),
}
MANY = 110


@pytest.mark.parametrize("name", LISTS)
def test_a_long_list_is_walked_to_its_end_and_back(name: str, saga: Person, network: Network) -> None:
    address, maker, prefix = LISTS[name]
    Person.objects.filter(pk=saga.pk).update(is_admin=True)
    saga.refresh_from_db()
    for n in range(MANY):
        maker(saga, network, n)
    client, pages, at = make.client_of(saga), [], address
    while at:
        html = client.get(at).content.decode().partition("<main")[2]
        pages.append(_lines(html))
        at = _link(address, html, f"{prefix}after")
    assert sorted(set().union(*pages)) == sorted({f"{n:03}" for n in range(MANY)})
    assert sum(len(each) for each in pages) == MANY
    back = client.get(_link(address, html, f"{prefix}before")).content.decode().partition("<main")[2]
    assert _lines(back) == pages[-2]


def _lines(html: str) -> set[str]:
    """Return which of the many stand on a page, each by its number."""
    numbered = {f"{int(n) - 1:03}" for n in re.findall(r'href="\?version=([1-9]\d*)"', html)}
    return numbered | set(re.findall(r">[^<>]*Person (\d{3})\s*<", html))


def _link(address: str, html: str, cursor: str) -> str:
    found = re.search(rf'href="(\?[^"]*\b{cursor}=\d+)"', html)
    return address.partition("?")[0] + found[1].replace("&amp;", "&") if found else ""


def test_a_refused_answer_stands_at_its_request_wherever_that_is(saga: Person, network: Network) -> None:
    for n in range(25):
        requests(saga, network, n)
    last = JoinRequest.objects.order_by("-pk")[0]
    answer = make.client_of(saga).post(f"/n/digital-mognad/requests/{last.pk}/decide/", {"reason": ""})
    html = answer.content.decode()
    assert (answer.status_code, f'id="id_{last.pk}_reason_error"' in html) == (400, True)


def test_the_list_of_tags_has_an_end(admin: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("community.tags.actions.MOST_TAGS", 2)
    words = {"name_en": "", "synonyms": [], "slug": ""}
    for name in ("ett", "två"):
        tagging.create_tag(admin, name=name, **words)
    with pytest.raises(Invalid):
        tagging.create_tag(admin, name="tre", **words)
    assert (Tag.objects.count(), tags.MOST_TAGS) == (2, 1_000)


def test_an_organisation_has_so_many_contacts_and_domains(
    admin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    umea = make.make_organisation("Umeå")
    some = [make.make_person(organisation=umea) for _n in range(policies.MOST_CONTACTS + 1)]
    for each in some[:-1]:
        contacts.appoint_contact(admin, each)
    with pytest.raises(Refused, match=r"^enough_contacts$"):
        contacts.appoint_contact(admin, some[-1])
    assert Contact.objects.count() == policies.MOST_CONTACTS
    monkeypatch.setattr(domains, "MOST_DOMAINS", 2)
    for name in ("ett.example", "tva.example", "ett.example"):
        contacts.add_domain(admin, umea, name=name)
    with pytest.raises(Invalid):
        contacts.add_domain(admin, umea, name="tre.example")
    assert Domain.objects.count() == 2
