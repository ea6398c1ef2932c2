"""The pages of administration: what they show, what they keep out, what they ask before an act."""

import re
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base import audit
from base.audit.models import Entry
from base.audit.registry import known_acts
from networks.membership import actions as memberships
from networks.membership.models import Membership, Network, Role
from networks.people.contacts import actions as contacts
from networks.people.models import Person
from networks.site.models import Announcement, FaultReport
from tests import factories as make
from tests.base.test_every_answer import html_faults
from tests.factories import client_of
from tests.house import tree
from tests.networks.people import device

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin: Person) -> Client:
    """The administrator's browser, who has just shown who they are."""
    return device.identified(client_of(admin), admin)


def page(desk: Client, path: str) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_every_page_is_valid_and_has_a_title_of_its_own(
    desk: Client, astrid: Person, closed: Network, network: Network
) -> None:
    tag, code = make.make_tag("digital mognad"), astrid.organisation.code
    FaultReport.objects.create(text="Menyn läses inte.", at=timezone.now())
    paths = [
        *(
            "/admin/",
            "/admin/log/",
            "/admin/networks/",
            f"/admin/networks/{closed.pk}/",
            "/admin/organisations/",
        ),
        *(
            "/admin/organisations/new/",
            f"/admin/organisations/{code}/",
            f"/admin/organisations/{code}/merge/",
        ),
        *("/admin/people/", f"/admin/people/{astrid.pk}/", f"/admin/people/{astrid.pk}/merge/"),
        *(f"/admin/people/{astrid.pk}/{act}/" for act in ("deactivate", "close", "admin", "factors")),
        *("/admin/tags/", "/admin/tags/new/", f"/admin/tags/{tag.slug}/", f"/admin/tags/{tag.slug}/merge/"),
        *("/admin/announcements/", "/admin/announcements/new/", "/admin/texts/", "/admin/reports/"),
        *("/admin/texts/accessibility/sv/", "/admin/texts/accessibility/en/?version=0"),
        *("/accessibility/", "/accessibility/report/", "/privacy/", "/cookies/"),
    ]
    titles = {}
    for path in paths:
        source = page(desk, path)
        assert html_faults(source) == [], path
        title = source.partition("<title>")[2].partition("</title>")[0]
        assert titles.setdefault(title, path) == path


def test_a_private_network_without_leads_gets_one_and_stays_private(
    desk: Client, admin: Person, closed: Network, saga: Person, astrid: Person
) -> None:
    thread = make.make_thread(closed, saga, title="Hemligt ärende")
    Membership.objects.filter(network=closed).update(ended_at=timezone.now())
    assert "Slutna rummet" in page(desk, "/admin/networks/?show=leaderless")
    desk.post(f"/admin/networks/{closed.pk}/", {"email": astrid.email})
    assert closed.memberships.get(person=astrid).role == Role.LEAD
    entry = Entry.objects.get(act="membership.appoint_lead")
    assert (entry.actor_id, entry.network_id) == (admin.pk, closed.pk)
    assert "Hemligt" not in page(desk, f"/admin/networks/{closed.pk}/") + page(desk, "/admin/log/")
    for path in (thread.get_absolute_url(), "/n/slutna/", "/n/slutna/about/", "/n/slutna/members/"):
        assert desk.get(path).status_code == 404
    assert desk.post(f"/admin/networks/{closed.pk}/", {"email": saga.email}).status_code == 403


def test_a_network_is_archived_and_taken_up_again(desk: Client, closed: Network) -> None:
    desk.post(f"/admin/networks/{closed.pk}/archive/")
    closed.refresh_from_db()
    assert closed.archived_at is not None
    desk.post(f"/admin/networks/{closed.pk}/take-up/")
    closed.refresh_from_db()
    assert closed.archived_at is None


def test_what_waits_is_counted(desk: Client, closed: Network) -> None:
    make.make_person(confirmed_at=None)
    source = page(desk, "/admin/")
    assert "1 nätverk som ingen leder" in source
    assert "1 person som ingen organisation har bekräftat" in source


@pytest.mark.parametrize("q", ["Astrid", "astrid@", "Laxå", "BLÅLAV"])
def test_people_are_found_by_name_address_and_organisation(
    desk: Client, astrid: Person, torulf: Person, q: str
) -> None:
    Person.objects.filter(pk=astrid.pk).update(email="astrid@laxa.example")
    source = page(desk, f"/admin/people/?q={q}")
    assert ("Astrid Blålavén" in source, "Torulf" in source) == (True, False)


def test_before_a_merger_the_numbers_are_told(desk: Client, astrid: Person, network: Network) -> None:
    double = make.make_person("Astrid B", organisation=astrid.organisation)
    make.make_thread(network, double)
    source = page(desk, f"/admin/people/{double.pk}/merge/?email={astrid.email}")
    assert "1 tråd, 1 inlägg" in source
    answer = desk.get(f"/admin/people/{double.pk}/merge/?email=ingen@kommun.example")
    assert answer.status_code == 400
    assert "Ingen har ett konto" in answer.content.decode()
    desk.post(f"/admin/people/{double.pk}/merge/?email={astrid.email}")
    assert Person.objects.get(pk=double.pk).merged_into == astrid


def test_what_can_not_be_taken_back_is_asked_of_who_has_just_shown_who_they_are(
    admin: Person, astrid: Person
) -> None:
    client = device.identified(client_of(admin), admin, ago=3600)
    path = f"/admin/people/{astrid.pk}/close/"
    for answer in (client.get(path), client.post(path)):
        assert answer.headers["Location"].startswith("/accounts/reauthenticate/?next=%2Fadmin%2Fpeople%2F")
    astrid.refresh_from_db()
    assert not astrid.is_closed


def test_an_error_keeps_what_was_typed(desk: Client, astrid: Person) -> None:
    wrong = {
        "kind": "information",
        "text_sv": "Vi stänger.",
        "from_at": "2026-01-02T10:00",
        "until_at": "2026-01-01T10:00",
    }
    answer = desk.post("/admin/announcements/new/", wrong)
    assert (answer.status_code, "Vi stänger." in answer.content.decode()) == (400, True)
    answer = desk.post("/admin/organisations/new/", {"name": "Ett lärosäte", "slug": "Å Ä"})
    assert (answer.status_code, "Ett lärosäte" in answer.content.decode()) == (400, True)
    answer = desk.post(f"/admin/people/{astrid.pk}/", {"code": "finns-inte"})
    assert (answer.status_code, "finns-inte" in answer.content.decode()) == (400, True)
    answer = desk.post(f"/admin/organisations/{astrid.organisation.code}/part/", {"since": "i går"})
    assert answer.status_code == 400


LOGGED = re.compile(r"(?:log|_changed)\(\s*person(?:\.pk)?, \"([a-z_.]+)\"")


def test_every_act_has_its_words() -> None:
    files = tree.files(".py", below=("networks/site/actions", "community/tags"))
    acts = {act for path in files for act in LOGGED.findall(tree.text(path))}
    assert len(acts) > 20
    assert sorted(acts - known_acts()) == []


LISTS: dict[str, Callable[[int], object]] = {
    "/admin/networks/": lambda n: make.make_network(),
    "/admin/organisations/": lambda n: make.make_organisation(),
    "/admin/people/": lambda n: make.make_person(),
    "/admin/tags/": lambda n: make.make_tag(f"ämne {n}", f"synonym {n}"),
    "/admin/announcements/": lambda n: Announcement.objects.create(
        kind="information",
        text_sv="Hej",
        from_at=timezone.now(),
        until_at=timezone.now(),
        made_at=timezone.now(),
    ),
    "/admin/reports/": lambda n: FaultReport.objects.create(
        text="Hej", at=timezone.now(), by=make.make_person()
    ),
}


@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_the_same_with_one_and_with_three(desk: Client, path: str) -> None:
    page(desk, "/admin/")  # what a process asks once
    counted = []
    for wanted in (1, 2):
        for n in range(wanted):
            LISTS[path](wanted * 10 + n)
        with CaptureQueriesContext(connection) as queries:
            page(desk, path)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_log_costs_the_same_too_and_is_paged(desk: Client, admin: Person) -> None:
    page(desk, "/admin/")  # what a process asks once
    counted = []
    for wanted in (1, 60):
        for _each in range(wanted):
            theirs = make.make_person()
            audit_entry(admin, theirs)
        with CaptureQueriesContext(connection) as queries:
            source = page(desk, "/admin/log/")
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert "?after=" in source


def audit_entry(admin: Person, theirs: Person) -> None:
    with transaction.atomic():
        audit.log(admin.pk, "people.end_sessions", kind="person", object_id=theirs.pk)


def test_lists_are_walked_both_ways(desk: Client) -> None:
    for n in range(45):
        make.make_person(f"Person {n:02}")
    first = page(desk, "/admin/people/")
    after = first.partition("?after=")[2].partition('"')[0]
    second = page(desk, f"/admin/people/?after={after}")
    assert "Person 44" in second
    before = second.partition("?before=")[2].partition('"')[0]
    assert "Person 00" in page(desk, f"/admin/people/?before={before}")


def test_who_made_a_network_is_in_the_log(desk: Client, admin: Person, astrid: Person) -> None:
    memberships.create_network(
        admin,
        slug="nytt",
        name="Nytt nätverk",
        name_en="",
        visibility="open",
        purpose="",
        rules=[],
        leads=[astrid.email],
        key="a",
    )
    assert "Nytt nätverk" in page(desk, "/admin/log/")


def test_the_log_names_organisations(desk: Client, admin: Person, astrid: Person) -> None:
    contacts.appoint_contact(admin, astrid)
    with transaction.atomic():
        told = {"slug": "cookies", "language": "sv", "version": 2}
        audit.log(admin.pk, "site.write_text", kind="legal_text", object_id=1, data=told)
    source = page(desk, "/admin/log/")
    assert f"({astrid.organisation.name})" in source
    assert "Kakor → Svenska → 2" in source


def basis(source: str) -> str:
    return re.findall(r'name="basis" value="(\w+)"', source)[0]


def test_the_second_of_two_who_rename_an_organisation_sees_the_other_name(
    desk: Client, astrid: Person
) -> None:
    path = f"/admin/organisations/{astrid.organisation.code}/"
    had = basis(page(desk, path))
    assert desk.post(path, {"name": "Laxå bruk", "basis": had}).status_code == 302
    late = desk.post(path, {"name": "Laxå kommun", "basis": had})
    assert (late.status_code, "<dd><p>Laxå bruk</p></dd>" in late.content.decode()) == (409, True)
    assert desk.post(path, {"name": "Laxå kommun", "basis": basis(late.content.decode())}).status_code == 302


def test_the_second_of_two_who_change_a_tag_sees_the_other_words(desk: Client) -> None:
    make.make_tag("digital mognad", "mognadsgrad", slug="digital-mognad")
    path = "/admin/tags/digital-mognad/"
    words = {"name": "digital mognad", "basis": basis(page(desk, path))}
    assert desk.post(path, {**words, "synonyms": "mogenhet"}).status_code == 302
    late = desk.post(path, {**words, "synonyms": "mognadsgrad, mognadsnivå"})
    source = late.content.decode()
    assert (late.status_code, "<dd><p>mogenhet</p></dd>" in source, "mognadsnivå" in source) == (
        409,
        True,
        True,
    )
    saved = desk.post(path, {**words, "basis": basis(source), "synonyms": "mognadsgrad, mognadsnivå"})
    assert saved.status_code == 302


def test_before_two_organisations_are_made_one_it_is_told_that_its_people_lose_the_open_networks(
    desk: Client, astrid: Person
) -> None:
    lost = "deltar inte: de läser då bara nätverken där de är medlemmar"
    for takes_part in (True, False):
        into = make.make_organisation(member=takes_part)
        path = f"/admin/organisations/{astrid.organisation.code}/merge/?code={into.code}"
        assert (lost in page(desk, path)) is not takes_part
