"""Lists of threads: order, filters, what is new, and what one may not see."""

import pytest

from community.threads import queries
from community.threads.models import Thread
from networks.membership.models import Network
from networks.membership.queries import membership_of
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def titles(page: queries.ForumPage) -> list[str]:
    """Return the titles of a page."""
    return [row.title for row in page.rows]


def news(person: Person, network: Network) -> dict[str, str]:
    """Return what is new for a person, by title."""
    network.refresh_from_db()
    return {row.title: row.news for row in queries.forum_page(person, network).rows}


@pytest.fixture
def threads(astrid: Person, saga: Person, network: Network) -> dict[str, Thread]:
    """One thread of each kind; the challenge was answered last."""
    made = {
        kind: make.make_thread(network, astrid, title=kind, kind=kind)
        for kind in ("challenge", "good_example", "question", "discussion", "announcement")
    }
    make.make_post(made["challenge"], saga)
    return made


def test_the_latest_activity_comes_first(freja: Person, network: Network, threads: dict[str, Thread]) -> None:
    expected = ["challenge", "announcement", "discussion", "question", "good_example"]
    assert titles(queries.forum_page(freja, network)) == expected


def test_filters(freja: Person, network: Network, threads: dict[str, Thread]) -> None:
    assert titles(queries.forum_page(freja, network, kind="good_example")) == ["good_example"]
    assert titles(queries.forum_page(freja, network, unanswered=True)) == ["discussion", "question"]
    assert queries.counts(freja, network) == {
        **dict.fromkeys(threads, 1),
        "all": 5,
        "unanswered": 2,
    }


def test_pages_of_25_both_ways(freja: Person, astrid: Person, network: Network) -> None:
    made = [make.make_thread(network, astrid, title=f"{n}").title for n in range(30)][::-1]
    first = queries.forum_page(freja, network)
    second = queries.forum_page(freja, network, after=first.after)
    assert titles(first) + titles(second) == made
    assert (first.before, second.after) == (None, None)
    assert titles(queries.forum_page(freja, network, before=second.before)) == titles(first)


def test_what_is_new_since_the_front_was_seen(
    freja: Person, astrid: Person, saga: Person, network: Network
) -> None:
    old, new = make.make_thread(network, astrid, title="gammal"), None
    network.refresh_from_db()
    freja.memberships.update(seen=network.sequence)
    assert news(freja, network) == {"gammal": ""}
    make.make_post(old, saga)
    assert news(freja, network) == {"gammal": "1 nytt svar"}
    make.make_post(old, astrid)
    new = make.make_thread(network, saga, title="ny")
    make.make_post(new, astrid)
    assert news(freja, network) == {"gammal": "2 nya svar", "ny": "Ny"}


def test_what_one_wrote_or_somebody_deleted_is_not_new(
    freja: Person, astrid: Person, network: Network
) -> None:
    thread = make.make_thread(network, astrid, title="gammal")
    network.refresh_from_db()
    freja.memberships.update(seen=network.sequence)
    make.make_post(thread, freja)
    gone = make.make_post(thread, astrid)
    gone.deleted_at = gone.created_at
    gone.save()
    assert news(freja, network) == {"gammal": ""}


def test_counts_of_what_is_new_stop_at_99(freja: Person, astrid: Person, network: Network) -> None:
    thread = make.make_thread(network, freja, title="lång")
    for _ in range(100):
        make.make_post(thread, astrid)
    assert news(freja, network) == {"lång": "99+ nya svar"}


def test_a_guest_reads_without_news(colleague: Person, network: Network, threads: dict[str, Thread]) -> None:
    assert membership_of(colleague, network) is None
    assert set(news(colleague, network).values()) == {""}


def test_a_front_costs_the_same_with_1_and_20_threads(
    freja: Person, astrid: Person, network: Network, django_assert_num_queries: object
) -> None:
    membership = membership_of(freja, network)
    for n in (1, 19):
        for _ in range(n):
            make.make_post(make.make_thread(network, astrid), astrid)
        with django_assert_num_queries(3):  # type: ignore[operator]
            queries.forum_page(freja, network, membership=membership)
        with django_assert_num_queries(1):  # type: ignore[operator]
            queries.counts(freja, network)


def test_by_author_and_by_organisation_of_the_time(freja: Person, astrid: Person, network: Network) -> None:
    laxa = astrid.organisation
    make.make_thread(network, astrid, title="för Laxå")
    astrid.organisation = make.make_organisation("Umeå")
    astrid.save()
    make.make_thread(network, astrid, title="för Umeå")
    assert titles(queries.threads_by(freja, author=astrid)) == ["för Umeå", "för Laxå"]
    assert titles(queries.threads_by(freja, organisation=laxa)) == ["för Laxå"]
    assert titles(queries.threads_by(freja, organisation=astrid.organisation)) == ["för Umeå"]


def test_a_closed_author_is_a_former_member(freja: Person, astrid: Person, network: Network) -> None:
    make.make_thread(network, astrid)
    astrid.closed_at = network.created_at
    astrid.save()
    row = queries.forum_page(freja, network).rows[0]
    assert (row.author_name, row.organisation_name, row.mark) == ("Tidigare medlem", "Laxå", "1860")
