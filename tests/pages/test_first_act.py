"""What the first visit ends with, when nothing waits for an answer."""

import pytest
from django.utils import timezone

from community.threads.models import Kind, Thread
from community.threads.queries.first_acts import first_acts
from networks.membership.models import Network
from networks.organisations.models import Kind as OrganisationKind
from networks.organisations.models import Organisation
from networks.people.models import Person
from tests.factories import client_of, make_organisation, make_person, make_post, make_thread


@pytest.fixture
def nina(db: None) -> Person:
    """New, of a small municipality in Örebro county."""
    laxa = make_organisation("Laxå", code="1860", skr_group="C8", county_code="18")
    return make_person("Nina Ny", organisation=laxa)


def case(network: Network, organisation: Organisation, kind: Kind, answers: int = 0) -> Thread:
    """A case of somebody at an organisation, with answers of somebody else."""
    thread = make_thread(network, make_person(organisation=organisation), kind=kind)
    for _answer in range(answers):
        make_post(thread, make_person())
    Thread.objects.filter(pk=thread.pk).update(reply_count=answers)
    return thread


def offered(person: Person) -> tuple[str, list[int]]:
    """What is offered, and the threads."""
    acts = first_acts(person)
    return acts.what, [row.id for row in acts.rows]


def test_with_nothing_unanswered_those_with_the_fewest_answers_are_offered(
    nina: Person, network: Network
) -> None:
    like = make_organisation(skr_group="C8", county_code="01")
    near = make_organisation(skr_group="A1", county_code="18")
    two, one = case(network, like, Kind.CHALLENGE, 2), case(network, like, Kind.CHALLENGE, 1)
    neighbour = case(network, near, Kind.CHALLENGE, 1)
    case(network, like, Kind.CHALLENGE, 6)
    solved, closed = case(network, like, Kind.CHALLENGE, 1), case(network, like, Kind.CHALLENGE, 1)
    answer = solved.posts.latest("number")
    Thread.objects.filter(pk=solved.pk).update(helped_by=answer.pk)
    Thread.objects.filter(pk=closed.pk).update(closed_at=timezone.now())
    assert offered(nina) == ("few", [one.pk, two.pk, neighbour.pk])
    page = client_of(nina).get("/welcome/first/").content.decode()
    assert "Utmaningar från kommuner som din där ett svar till hjälper" in page
    assert f"/t/{one.pk}/" in page


def test_nothing_is_offered_that_can_no_longer_be_answered(nina: Person, network: Network) -> None:
    case(network, make_organisation(skr_group="C8"), Kind.CHALLENGE)
    example = case(network, make_organisation(skr_group="C8"), Kind.GOOD_EXAMPLE)
    assert offered(nina)[0] == "waiting"
    Network.objects.filter(pk=network.pk).update(archived_at=timezone.now())
    assert offered(nina) == ("", [])
    Network.objects.filter(pk=network.pk).update(archived_at=None)
    Thread.objects.filter(kind=Kind.CHALLENGE).update(closed_at=timezone.now())
    assert offered(nina) == ("examples", [example.pk])


def test_with_no_challenge_left_good_examples_are_there_to_read(nina: Person, network: Network) -> None:
    example = case(network, make_organisation(skr_group="C8"), Kind.GOOD_EXAMPLE, 3)
    case(network, nina.organisation, Kind.GOOD_EXAMPLE)
    assert offered(nina) == ("examples", [example.pk])
    page = client_of(nina).get("/welcome/first/").content.decode()
    assert ("Ett gott exempel från en kommun som din" in page, "fråga den som skrev" in page) == (True, True)


def test_a_region_reads_of_organisations(network: Network) -> None:
    region = make_organisation(kind=OrganisationKind.REGION, county_code="18", skr_group="")
    rita = make_person(organisation=region)
    other = make_organisation(kind=OrganisationKind.REGION, county_code="01", skr_group="")
    case(network, other, Kind.GOOD_EXAMPLE)
    page = client_of(rita).get("/welcome/first/").content.decode()
    assert "Ett gott exempel från en organisation som din" in page


def test_what_waits_comes_before_all_else_and_nothing_means_to_say_hello(
    nina: Person, network: Network, closed: Network
) -> None:
    like = make_organisation(skr_group="C8")
    case(closed, like, Kind.GOOD_EXAMPLE)
    assert offered(nina) == ("", [])
    case(network, like, Kind.GOOD_EXAMPLE)
    case(network, like, Kind.CHALLENGE, 1)
    waiting = case(network, like, Kind.CHALLENGE)
    assert offered(nina) == ("waiting", [waiting.pk])
