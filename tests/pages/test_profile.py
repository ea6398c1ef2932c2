"""What people say of themselves: changed on one page, seen by everybody signed in, kept when two windows change it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base.errors import Invalid, TooFast
from community.experts import actions as experts
from networks.membership.models import Network
from networks.people import actions as people
from networks.people.models import Person
from tests import factories as make

ADDRESS = "/settings/profile/"


def opened(person: Person) -> dict[str, object]:
    """Return what the person's form would send as it is."""
    form = make.client_of(person).get(ADDRESS).context["form"]
    return {field.html_name: field.value() for field in form if field.value()}


def test_astrid_says_who_she_is_and_others_see_it(astrid: Person, torulf: Person) -> None:
    make.make_tag("artificiell intelligens", "AI", slug="ai")
    make.make_tag("e-tjänster", slug="e-tjanster")
    sent = {"name": "Astrid Nyblom", "title": "Utvecklare", "languages": ["fi", "sv"]}
    answer = make.client_of(astrid).post(ADDRESS, sent | {"help": "AI", "learn": "etjänster"}, follow=True)
    assert "Astrid Nyblom" in answer.content.decode()
    page = make.client_of(torulf).get(astrid.get_absolute_url())
    assert page.context["languages"] == ["Svenska", "Finska"]
    assert [tag.name for tag in page.context["known"].help] == ["artificiell intelligens"]
    assert [tag.name for tag in page.context["known"].learn] == ["e-tjänster"]
    assert "Utvecklare" in page.content.decode()


def test_a_mistake_is_told_at_its_field_and_everything_typed_is_kept(astrid: Person) -> None:
    sent = {"name": " ", "title": "Utvecklare", "help": "nonsens", "learn": ""}
    answer = make.client_of(astrid).post(ADDRESS, sent)
    form = answer.context["form"]
    assert (answer.status_code, sorted(form.errors)) == (400, ["help", "name"])
    assert form["title"].value() == "Utvecklare"
    astrid.refresh_from_db()
    assert astrid.name == "Astrid Blålavén"


def test_two_windows_the_second_sees_what_the_first_saved(astrid: Person) -> None:
    first, second = opened(astrid), opened(astrid)
    client = make.client_of(astrid)
    assert client.post(ADDRESS, first | {"title": "Utvecklare"}).status_code == 302
    answer = client.post(ADDRESS, second | {"title": "Strateg"})
    assert (answer.status_code, answer.context["changed"][0][1]) == (409, "Utvecklare")
    again = {field.html_name: field.value() for field in answer.context["form"] if field.value()}
    assert again["title"] == "Strateg"
    assert client.post(ADDRESS, again).status_code == 302


def test_names_have_no_line_breaks_and_languages_are_of_the_list(astrid: Person) -> None:
    people.update_profile(astrid, name="Astrid\r\nBcc: x", title="", languages=["xx", "fi"])
    astrid.refresh_from_db()
    assert (astrid.name, astrid.languages) == ("Astrid Bcc: x", ["fi"])


def test_a_long_name_is_refused_and_a_script_slowed_down(astrid: Person) -> None:
    with pytest.raises(Invalid):
        people.update_profile(astrid, name="a" * 81, title="", languages=[])
    with pytest.raises(TooFast):
        for _ in range(40):
            people.update_profile(astrid, name="Astrid", title="", languages=[])


def test_a_tag_names_who_can_help_and_the_person_names_the_tag(
    astrid: Person, freja: Person, network: Network
) -> None:
    tag = make.make_tag("AI", slug="ai")
    experts.set_tags(astrid, help=["ai"], learn=[])
    page = make.client_of(freja).get(tag.get_absolute_url())
    assert [person.name for person in page.context["people"].items] == ["Astrid Blålavén"]
    assert f'href="{astrid.get_absolute_url()}"' in page.content.decode()


def test_the_pages_cost_the_same_with_one_and_with_three(astrid: Person, freja: Person) -> None:
    tags = [make.make_tag(f"ord {n}", slug=f"ord-{n}") for n in range(3)]
    client = make.client_of(freja)

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    cost(astrid.get_absolute_url())
    costs = []
    for n in (1, 3):
        experts.set_tags(astrid, help=[tag.slug for tag in tags[:n]], learn=[])
        costs.append((cost(astrid.get_absolute_url()), cost(tags[0].get_absolute_url())))
    for person in (freja, make.make_person()):
        experts.set_tags(person, help=["ord-0"], learn=[])
    costs.append((costs[0][0], cost(tags[0].get_absolute_url())))
    assert len(set(costs)) == 1
