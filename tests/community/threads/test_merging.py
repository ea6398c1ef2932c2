"""What a thread brings along into the one that it goes into: its tags, and what it was called."""

import pytest

from community.threads import actions as threads
from community.threads.models import Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question."""
    return make.make_thread(network, astrid)


@pytest.fixture
def other(freja: Person, network: Network) -> Thread:
    """Freja's, which asks the same."""
    return make.make_thread(network, freja, title="Samma fråga")


def slugs(thread: Thread) -> list[str]:
    """Return the tags of a thread in the order in which it got them."""
    return list(thread.tagged.order_by("pk").values_list("tag__slug", flat=True))


def test_tags_come_along_up_to_eight(
    saga: Person, astrid: Person, freja: Person, thread: Thread, other: Thread
) -> None:
    tags = [make.make_tag(f"Ord {n}").slug for n in range(12)]
    threads.set_tags(freja, other, tags=tags[:6])
    threads.set_tags(astrid, thread, tags=tags[4:12])
    kept = threads.merge(saga, thread, other)
    assert slugs(kept) == tags[:8]
    assert slugs(thread) == []


def test_the_line_says_what_the_other_thread_was_called(
    saga: Person, freja: Person, thread: Thread, other: Thread
) -> None:
    kept = threads.merge(saga, thread, other)
    page = make.client_of(freja).get(kept.get_absolute_url()).content.decode()
    assert "Saga Kvistmark slog ihop en annan tråd med den här" in page
    opening = kept.posts.get(number=2)
    assert f'<a href="/p/{opening.pk}/">Hur gör ni?</a>' in page


def test_a_title_whose_first_post_is_gone_is_for_who_may_read_that(
    saga: Person, astrid: Person, freja: Person, torulf: Person, thread: Thread, other: Thread
) -> None:
    make.make_post(thread, torulf)
    kept = threads.merge(saga, thread, other)
    opening = kept.posts.get(number=2)
    for gone in (lambda: threads.hide(saga, opening, reason="Fel."), lambda: threads.delete(astrid, opening)):
        gone()
        told = [
            "Hur gör ni?" in make.client_of(each).get(kept.get_absolute_url()).content.decode()
            for each in (freja, astrid, saga)
        ]
        assert told == [False, True, True]
        threads.show(saga, opening)
