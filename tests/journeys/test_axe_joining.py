"""The pages of coming in by the rules of WCAG: by day, in the evening, 320 px wide, with errors and empty (G-50)."""

import pytest
from django.utils import timezone

from community.threads.models import Kind
from networks.membership.actions.inviting import invite
from networks.membership.letters import path_of
from networks.membership.models import Network, Role
from networks.organisations.models import Domain
from networks.people.models import Contact, Person
from tests import factories as make
from tests.journeys.conftest import OpenBrowser
from tests.journeys.test_axe import LOOKS, faults, faults_here

pytestmark = [pytest.mark.axe, pytest.mark.daphne]
INVITATIONS = "/n/digital-mognad/lead/invitations/"


def link(saga: Person, network: Network, address: str) -> str:
    """Invite, and return the path of the letter's link."""
    done = invite(saga, network, addresses=[address], role=Role.MEMBER, message="Kom med!\nVi behöver dig.")
    return path_of(done.sent[0])


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_before_there_is_an_account_pass(
    open_browser: OpenBrowser, network: Network, saga: Person, size: tuple[int, int], scheme: str
) -> None:
    page, path = open_browser(size=size, scheme=scheme), link(saga, network, "nina@annan.example")
    make.make_person(email="har@konto.example")
    gone = path[:-2] + ("0/" if path[-2] != "0" else "1/")
    there = link(saga, network, "har@konto.example")
    found = [fault for each in (path, gone, there, "/accounts/join/") for fault in faults(page, each)]
    page.goto(path)
    page.get_by_role("button", name="Skapa konto och gå med").click()
    found += faults_here(page, "an empty form of an invitation")
    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_of_leads_contacts_and_newcomers_pass(
    open_browser: OpenBrowser,
    network: Network,
    by_request: Network,
    saga: Person,
    size: tuple[int, int],
    scheme: str,
) -> None:
    page, umea, now = open_browser(saga, size=size, scheme=scheme), saga.organisation, timezone.now()
    Contact.objects.create(person=saga, organisation=umea, since=now)
    nina = make.make_person("Nina Ny", organisation=umea, confirmed_at=None)
    make.make_person("Olle", organisation=umea, confirmed_at=None, denied_at=now)
    sent = Domain.objects.create(organisation=umea, name="umea.example", added_at=now, code_sent_at=now)
    Domain.objects.create(organisation=umea, name="xn--ume-wla.example", added_at=now, confirmed_at=now)
    make.make_network("Välfärdsteknik")
    like = make.make_person()
    make.make_thread(network, like, kind=Kind.CHALLENGE)
    found = faults(page, f"{INVITATIONS}?show=used") + faults(page, link(saga, network, "nina@annan.example"))
    pages = [
        *(INVITATIONS, f"{INVITATIONS}{network.invitations.get().pk}/withdraw/"),
        *("/o/2480/colleagues/", f"/o/2480/colleagues/{nina.pk}/deny/", "/o/2480/domains/", "/o/2480/"),
        *(f"/o/2480/domains/{sent.pk}/remove/", "/welcome/", "/welcome/topics/", "/welcome/networks/"),
        *("/welcome/first/", "/"),
    ]
    found += [fault for path in pages for fault in faults(page, path)]
    page.goto(INVITATIONS)
    page.get_by_role("button", name="Skicka inbjudningar").click()
    assert [*found, *faults_here(page, "an empty invitation")] == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_of_who_does_not_take_part_and_of_administrators_pass(
    open_browser: OpenBrowser, network: Network, admin: Person, size: tuple[int, int], scheme: str
) -> None:
    nina = make.make_person("Nina Ny", confirmed_at=None, welcomed_at=None)
    page = open_browser(nina, size=size, scheme=scheme)
    pages = ("/", "/networks/", "/n/digital-mognad/about/", "/welcome/networks/", "/welcome/first/")
    found = [fault for path in pages for fault in faults(page, path)]
    runs = open_browser(admin, size=size, scheme=scheme)
    here = f"/o/{nina.organisation.code}/"
    olle = make.make_person("Olle", organisation=nina.organisation)
    Contact.objects.create(person=olle, organisation=nina.organisation, since=timezone.now())
    for path in ("contacts/", f"contacts/{olle.pk}/dismiss/", "colleagues/", "domains/"):
        found += faults(runs, here + path)
    assert found == []
