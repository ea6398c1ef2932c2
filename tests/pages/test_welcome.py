"""The first visit: three steps that can be skipped and found again, and a first act that fits."""

import pytest
from django.utils import timezone

from community.experts.queries import tags_of
from community.threads.models import Kind, Thread
from community.threads.queries.first_acts import waiting_like
from networks.membership import actions as membership
from networks.membership.models import Membership, Network, Role
from networks.organisations.models import Kind as OrganisationKind
from networks.organisations.models import Organisation
from networks.people.models import Contact, Person
from tests.factories import (
    client_of,
    make_member,
    make_organisation,
    make_person,
    make_post,
    make_tag,
    make_thread,
)


@pytest.fixture
def nina(db: None) -> Person:
    """New, of a small municipality in Örebro county."""
    laxa = make_organisation("Laxå", code="1860", skr_group="C8", county_code="18")
    return make_person("Nina Ny", organisation=laxa, welcomed_at=None)


def challenge(network: Network, organisation: Organisation, title: str = "Hur gör ni?") -> Thread:
    """A challenge that waits, of somebody at an organisation."""
    author = make_person(organisation=organisation)
    return make_thread(network, author, kind=Kind.CHALLENGE, title=title)


def new(person: Person) -> bool:
    """Whether they would still be led to the first steps."""
    return Person.objects.get(pk=person.pk).welcomed_at is None


def test_nina_says_who_she_is_what_she_knows_and_joins_to_write_and_to_read(
    nina: Person, network: Network
) -> None:
    tag = make_tag("välfärdsteknik")
    reading = Network.objects.create(
        slug="lasa", name="Läsa", visibility="open", purpose="x", created_at=timezone.now()
    )
    browser = client_of(nina)
    first = browser.post("/welcome/", {"name": "Nina Nyberg", "title": "Utredare", "languages": ["sv", "fi"]})
    assert first.headers["Location"] == "/welcome/topics/"
    second = browser.post("/welcome/topics/", {"help": "välfärdsteknik", "learn": ""})
    assert second.headers["Location"] == "/welcome/networks/"
    chosen = {f"network_{network.pk}": "member", f"network_{reading.pk}": "observer"}
    assert browser.post("/welcome/networks/", chosen).headers["Location"] == "/welcome/first/"
    nina.refresh_from_db()
    assert (nina.name, nina.title, nina.languages) == ("Nina Nyberg", "Utredare", ["sv", "fi"])
    assert list(tags_of(nina).help) == [tag]
    found = dict(Membership.objects.filter(person=nina).values_list("network__slug", "role"))
    assert found == {"digital-mognad": Role.MEMBER, "lasa": Role.OBSERVER}
    assert not new(nina)


def test_each_step_can_be_skipped_and_found_again(nina: Person, network: Network) -> None:
    browser = client_of(nina)
    for path, onward in (
        ("/welcome/", "/welcome/topics/"),
        ("/welcome/topics/", "/welcome/networks/"),
        ("/welcome/networks/", "/welcome/first/"),
    ):
        assert browser.get(path).status_code == 200
        assert browser.post(path, {"skip": "1", "name": ""}).headers["Location"] == onward
    assert (Person.objects.get(pk=nina.pk).name, Membership.objects.count()) == ("Nina Ny", 0)
    assert browser.get("/welcome/").status_code == 200
    assert "/welcome/" in browser.get(nina.get_absolute_url()).content.decode()


def test_looking_writes_nothing_and_nobody_is_forced(nina: Person, network: Network) -> None:
    browser = client_of(nina)
    for path in ("/welcome/", "/welcome/topics/", "/welcome/networks/", "/welcome/first/"):
        browser.get(path)
    assert new(nina)
    today = browser.get("/")
    assert (today.status_code, 'href="/welcome/"' in today.content.decode()) == (200, True)
    browser.post("/welcome/", {"skip": "1"})
    assert 'href="/welcome/"' not in browser.get("/").content.decode().partition("<main")[2]


def test_an_empty_name_and_an_unknown_tag_are_told_and_what_was_typed_is_kept(nina: Person) -> None:
    browser = client_of(nina)
    wrong = browser.post("/welcome/", {"name": " ", "title": "Utredare"})
    assert (wrong.status_code, "Utredare" in wrong.content.decode()) == (400, True)
    unknown = browser.post("/welcome/topics/", {"help": "hittepå", "learn": ""})
    assert (unknown.status_code, "hittepå" in unknown.content.decode()) == (400, True)
    assert new(nina)


def test_a_network_by_request_is_not_joined_by_the_form(
    nina: Person, by_request: Network, closed: Network
) -> None:
    browser = client_of(nina)
    page = browser.get("/welcome/networks/").content.decode()
    assert ("/n/sakerhet/about/#ask" in page, "Slutna" in page) == (True, False)
    browser.post("/welcome/networks/", {f"network_{each.pk}": "member" for each in (by_request, closed)})
    assert Membership.objects.filter(person=nina).count() == 0


def test_who_does_not_take_part_sees_why_and_whom_to_ask(
    nina: Person, network: Network, admin: Person
) -> None:
    Person.objects.filter(pk=nina.pk).update(confirmed_at=None)
    carl = make_person("Carl Kontakt", organisation=nina.organisation)
    Contact.objects.create(person=carl, organisation=nina.organisation, since=timezone.now())
    browser = client_of(nina)
    for path in ("/", "/networks/", "/n/digital-mognad/about/", "/welcome/networks/"):
        page = browser.get(path).content.decode()
        assert (path, "Carl Kontakt" in page, "bekräfta" in page) == (path, True, True)
    browser.post("/welcome/networks/", {f"network_{network.pk}": "member"})
    assert Membership.objects.count() == 0


def test_without_a_contact_an_administrator_and_the_sites_address_are_named(
    outsider: Person, network: Network, admin: Person, settings: object
) -> None:
    settings.OPERATOR_EMAIL = "hej@erfa.example"  # type: ignore[attr-defined]
    for path in ("/", "/networks/", "/n/digital-mognad/about/"):
        page = client_of(outsider).get(path).content.decode()
        assert [word in page for word in ("Utanför", "Ada Admin", "mailto:hej@erfa.example")] == [True] * 3


def test_who_takes_part_pays_no_query_for_it(astrid: Person, django_assert_num_queries: object) -> None:
    browser = client_of(astrid)
    browser.get("/")  # the first page of a session writes it
    with django_assert_num_queries(10, exact=False):  # type: ignore[operator]
        browser.get("/")


def test_the_first_act_offers_unanswered_challenges_the_likest_first(nina: Person, network: Network) -> None:
    same_kind = challenge(network, make_organisation(skr_group="A1", county_code="01"))
    same_county = challenge(network, make_organisation(skr_group="A1", county_code="18"))
    same_group = challenge(network, make_organisation(skr_group="C8", county_code="01"))
    challenge(network, make_organisation(kind=OrganisationKind.REGION, county_code="01"))
    challenge(network, nina.organisation)
    answered = challenge(network, make_organisation(skr_group="C8"))
    make_post(answered, nina)
    assert [row.id for row in waiting_like(nina)] == [same_group.pk, same_county.pk, same_kind.pk]
    page = client_of(nina).get("/welcome/first/").content.decode()
    assert "Tre utmaningar från kommuner som din väntar på svar" in page


def test_the_first_act_shows_nothing_that_she_may_not_see(
    nina: Person, network: Network, closed: Network, by_request: Network
) -> None:
    like = make_organisation(skr_group="C8")
    for room in (closed, by_request):
        challenge(room, like)
    assert list(waiting_like(nina)) == []
    Person.objects.filter(pk=nina.pk).update(confirmed_at=None)
    challenge(network, like)
    assert list(waiting_like(Person.objects.get(pk=nina.pk))) == []
    make_member(by_request, nina, Role.OBSERVER)
    assert len(waiting_like(Person.objects.get(pk=nina.pk))) == 1


@pytest.mark.parametrize(
    ("waiting", "heading"),
    [
        (0, "Säg hej"),
        (1, "En utmaning från en kommun som din väntar på svar"),
        (2, "Två utmaningar från kommuner som din väntar på svar"),
    ],
)
def test_fewer_challenges_are_told_in_whole_sentences(
    nina: Person, network: Network, waiting: int, heading: str
) -> None:
    for _challenge in range(waiting):
        challenge(network, make_organisation(skr_group="C8"))
    membership.join(nina, network)
    page = client_of(nina).get("/welcome/first/").content.decode()
    assert (heading in page, 'href="/n/digital-mognad/new/' in page) == (True, True)


def test_an_unconfirmed_person_is_not_listed_at_the_organisation_and_its_contacts_are(nina: Person) -> None:
    Person.objects.filter(pk=nina.pk).update(confirmed_at=None)
    carl = make_person("Carl Kontakt", organisation=nina.organisation)
    Contact.objects.create(person=carl, organisation=nina.organisation, since=timezone.now())
    page = client_of(carl).get("/o/1860/").content.decode()
    assert ("Nina Ny" in page, "Carl Kontakt" in page, "/o/1860/colleagues/" in page) == (False, True, True)
    assert "/o/1860/colleagues/" not in client_of(make_person()).get("/o/1860/").content.decode()


def test_a_contact_sees_on_today_that_somebody_waits(nina: Person) -> None:
    Person.objects.filter(pk=nina.pk).update(confirmed_at=None)
    carl = make_person("Carl Kontakt", organisation=nina.organisation)
    Contact.objects.create(person=carl, organisation=nina.organisation, since=timezone.now())
    assert "1 person uppger sig arbeta i Laxå" in client_of(carl).get("/").content.decode()
