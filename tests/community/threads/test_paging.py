"""Pages of twenty posts: every post once, whichever way one goes, and every page at the same cost."""

from itertools import chain

import pytest
from django.test import Client

from community.threads import actions as threads
from community.threads import queries
from community.threads.models import Post, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
VIEWS = ("conversation", "time")


@pytest.fixture
def thread(astrid: Person, saga: Person, network: Network) -> Thread:
    """A thread with 47 posts, every third of which answers the one before."""
    thread = make.make_thread(network, astrid)
    last: Post | None = None
    for n in range(2, 48):
        author = (astrid, saga)[n % 2]
        last = make.make_post(thread, author, answers=last if n % 3 == 0 else None, text=f"Hej @[{saga.pk}]")
    return Thread.objects.select_related("network").get(pk=thread.pk)


def forwards(person: Person, thread: Thread, view: str) -> list[list[int]]:
    """Return the numbers of all pages, going from the beginning to the end."""
    pages, after = [], None
    while True:
        page = queries.thread_page(person, thread, view=view, after=after)
        pages.append([post.number for post in page.posts])
        after = page.after
        if after is None:
            return pages


def backwards(person: Person, thread: Thread, view: str, last: int) -> list[list[int]]:
    """Return the numbers of the pages before a post, going back to the beginning."""
    pages, before = [], last
    while before is not None:
        page = queries.thread_page(person, thread, view=view, before=before)
        pages.insert(0, [post.number for post in page.posts])
        before = page.before
    return pages


@pytest.mark.parametrize("view", VIEWS)
def test_every_post_once_in_its_order_both_ways(freja: Person, thread: Thread, view: str) -> None:
    order = {"conversation": "path", "time": "number"}[view]
    every = list(thread.posts.order_by(order).values_list("number", flat=True))
    pages = forwards(freja, thread, view)
    assert ([len(page) for page in pages], [*chain(*pages)]) == ([20, 20, 7], every)
    back = backwards(freja, thread, view, every[-1])
    assert ([len(page) for page in back], [*chain(*back)]) == ([6, 20, 20], every[:-1])


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_may_begin_at_any_post(freja: Person, thread: Thread, view: str) -> None:
    order = {"conversation": "path", "time": "number"}[view]
    every = list(thread.posts.order_by(order).values_list("number", flat=True))
    for number in (1, 2, 30, 47):
        page = queries.thread_page(freja, thread, view=view, start=number)
        at = every.index(number)
        assert [post.number for post in page.posts] == every[at : at + 20]
        assert page.before == (None if number == 1 else number)
        assert (page.opening is not None) == (number == 1)


@pytest.mark.parametrize("view", VIEWS)
def test_a_link_to_a_post_opens_the_page_that_shows_it(freja: Person, thread: Thread, view: str) -> None:
    freja.thread_view = view
    freja.save()
    client = make.client_of(freja)
    for post in thread.posts.filter(number__in=(1, 2, 21, 47)):
        there = client.get(f"/p/{post.pk}/")
        address, anchor = there.headers["Location"].split("#")
        assert (there.status_code, anchor) == (302, f"p{post.pk}")
        assert f'id="p{post.pk}"' in client.get(address).content.decode()


def test_a_short_thread_is_always_shown_from_its_beginning(freja: Person, network: Network) -> None:
    thread = make.make_thread(network, freja)
    post = make.make_post(thread, freja)
    answer = make.client_of(freja).get(f"/p/{post.pk}/")
    assert answer.headers["Location"] == f"{thread.get_absolute_url()}#p{post.pk}"


@pytest.mark.parametrize("query", ["after=47", "from=48", "before=1", "from=999999999999"])
def test_a_page_beyond_the_ends_is_not_there(freja: Person, thread: Thread, query: str) -> None:
    freja.thread_view = "time"
    freja.save()
    assert make.client_of(freja).get(f"{thread.get_absolute_url()}?{query}").status_code == 404


@pytest.mark.parametrize("query", ["after=x", "from=-1", "before=", "from=²"])
def test_nonsense_is_as_good_as_nothing(freja: Person, thread: Thread, query: str) -> None:
    answer = make.client_of(freja).get(f"{thread.get_absolute_url()}?{query}")
    assert (answer.status_code, answer.context["page"].opening.number) == (200, 1)


def cost(client: Client, path: str, django_assert_max_num_queries: object) -> int:
    """Return how many queries a page takes."""
    client.get(path)
    with django_assert_max_num_queries(9) as asked:  # type: ignore[operator]
        assert client.get(path).status_code == 200
    return len(asked)


def test_at_most_nine_queries_the_same_for_1_3_20_and_47_posts(
    freja: Person, astrid: Person, network: Network, thread: Thread, django_assert_max_num_queries: object
) -> None:
    client, costs = make.client_of(freja), set()
    for size in (1, 3, 20):
        short = make.make_thread(network, astrid, text=f"Hej @[{astrid.pk}]")
        for _ in range(size - 1):
            make.make_post(short, astrid)
        costs.add(cost(client, short.get_absolute_url(), django_assert_max_num_queries))
    costs.add(cost(client, thread.get_absolute_url(), django_assert_max_num_queries))
    assert costs == {8}


@pytest.mark.parametrize("query", ["?from=21", "?after=20", "?before=47"])
def test_a_later_page_takes_no_more(
    freja: Person, thread: Thread, query: str, django_assert_max_num_queries: object
) -> None:
    client = make.client_of(freja)
    path = thread.get_absolute_url()
    assert cost(client, path + query, django_assert_max_num_queries) <= 8
    assert cost(make.client_of(make.make_person()), path + query, django_assert_max_num_queries) <= 8


@pytest.mark.parametrize("view", ["conversation", "time"])
@pytest.mark.parametrize("query", ["", "?from=21"])
def test_a_thread_with_a_history_takes_no_more_than_nine(
    freja: Person,
    saga: Person,
    thread: Thread,
    closed: Network,
    view: str,
    query: str,
    django_assert_max_num_queries: object,
) -> None:
    make.make_member(closed, freja)
    threads.split(saga, thread.posts.get(number=5), scope="branch", title="Ny", kind="question", key="")
    threads.merge(saga, make.make_thread(thread.network, saga), thread)
    threads.close(saga, threads.move(saga, thread, closed), on=True)
    threads.choose_view(freja, view=view)
    path = Thread.objects.get(pk=thread.pk).get_absolute_url()
    assert cost(make.client_of(freja), path + query, django_assert_max_num_queries) <= 9
