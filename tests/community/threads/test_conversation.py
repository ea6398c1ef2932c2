"""A thread as conversation: who stands below whom, and when it is said whom somebody answers."""

import pytest

from community.threads import queries
from community.threads.models import Post, Thread
from community.threads.queries import ThreadPage
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(astrid: Person, saga: Person, freja: Person, torulf: Person, network: Network) -> Thread:
    """The thread of the picture: 2 answers 1, 3 answers 2, 4 answers 2, 5 answers 3, 6 answers 5, 7 answers 1."""
    thread = make.make_thread(network, astrid)
    second = make.make_post(thread, saga)
    third = make.make_post(thread, torulf, answers=second)
    make.make_post(thread, freja, answers=second)
    fifth = make.make_post(thread, astrid, answers=third)
    make.make_post(thread, torulf, answers=fifth)
    make.make_post(thread, freja)
    return thread


def page(person: Person, thread: Thread, view: str = "conversation", **start: int) -> ThreadPage:
    """Return a page of the thread as it is now."""
    fresh = Thread.objects.select_related("network").get(pk=thread.pk)
    return queries.thread_page(person, fresh, view=view, **start)


def drawn(page: ThreadPage) -> str:
    """Draw the lists as the template does: `2(3(5 6) 4) 7`."""
    text = ""
    for post in page.replies:
        text += ")" * len(post.closes) + ("(" if post.opens else " ") + str(post.number)
    return (text + ")" * len(page.closes)).strip()


def test_answers_stand_below_what_they_answer(freja: Person, thread: Thread) -> None:
    shown = page(freja, thread)
    assert shown.opening is not None
    assert (shown.opening.number, drawn(shown)) == (1, "2(3(5 6) 4) 7")


def test_it_is_said_whom_one_answers_where_the_place_does_not_tell(freja: Person, thread: Thread) -> None:
    said = {post.number: (post.whom, post.whom_on_phone) for post in page(freja, thread).replies if post.whom}
    assert said == {5: ("Torulf Fjällrute", True), 6: ("Astrid Blålavén", False)}


def test_by_time_it_is_said_of_every_answer_to_an_answer(freja: Person, thread: Thread) -> None:
    shown = page(freja, thread, view="time")
    assert [post.number for post in shown.replies] == [2, 3, 4, 5, 6, 7]
    assert {post.number: post.whom for post in shown.replies if post.whom} == {
        3: "Saga Kvistmark",
        4: "Saga Kvistmark",
        5: "Torulf Fjällrute",
        6: "Astrid Blålavén",
    }
    assert drawn(shown) == "2 3 4 5 6 7"


def test_a_page_that_begins_inside_a_tree_says_whom_its_first_posts_answer(
    freja: Person, thread: Thread
) -> None:
    shown = page(freja, thread, start=5)
    assert (shown.opening, drawn(shown)) == (None, "5 6 4 7")
    said = {post.number: (post.whom, post.whom_on_phone) for post in shown.replies if post.whom}
    assert said == {
        5: ("Torulf Fjällrute", False),
        6: ("Astrid Blålavén", False),
        4: ("Saga Kvistmark", False),
    }


def test_a_closed_account_is_a_former_member_and_leads_nowhere(
    freja: Person, torulf: Person, thread: Thread
) -> None:
    Post.objects.filter(number=2).update(html=f'<p>Fråga <a href="/people/{torulf.pk}/"></a>.</p>')
    torulf.closed_at, torulf.name = thread.started_at, ""
    torulf.save()
    posts = {post.number: post for post in page(freja, thread).replies}
    assert (posts[3].name, posts[3].person_url, posts[3].title) == ("Tidigare medlem", "", "")
    assert posts[3].organisation == "Kalmar"
    assert posts[5].whom == "Tidigare medlem"
    assert posts[2].html == "<p>Fråga Tidigare medlem.</p>"


def test_a_mention_has_the_name_of_today(freja: Person, torulf: Person, thread: Thread) -> None:
    Post.objects.filter(number=7).update(html=f'<p><a href="/people/{torulf.pk}/"></a></p>')
    torulf.name = "Torulf Nyfors"
    torulf.save()
    said = page(freja, thread).replies[-1].html
    assert said == f'<p><a href="/people/{torulf.pk}/" class="at">Torulf Nyfors</a></p>'


def test_a_body_outside_the_pattern_has_the_empty_mark(freja: Person, network: Network) -> None:
    body = make.make_organisation("Lärosätet", code="x-larosatet", kind="other")
    loke = make.make_person("Loke Gullvivesson", organisation=body, title="")
    opening = page(freja, make.make_thread(network, loke)).opening
    assert opening is not None
    assert (opening.mark, opening.organisation, opening.title) == ("x", "Lärosätet", "")
