"""Who sees threads: lists, counts and tags follow the network as it is now, not as it was when one wrote."""

import pytest

from community.threads import actions, queries
from community.threads.models import Post, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(saga: Person, closed: Network) -> Thread:
    """Saga's thread in the private network, about a tag."""
    make.make_tag("AI", slug="ai")
    thread = make.make_thread(closed, saga, title="Hemligt")
    actions.set_tags(saga, thread, tags=["ai"])
    return thread


def everything(person: Person, thread: Thread) -> list[object]:
    """Return what the person learns of a thread's existence, by every road."""
    tag = queries.tags_of(thread.pk).get()
    network, author = thread.network, thread.author
    return [
        Thread.objects.visible_to(person).count(),
        Post.objects.visible_to(person).count(),
        len(queries.forum_page(person, network).rows),
        queries.counts(person, network)["all"],
        len(queries.threads_with_tag(person, tag).rows),
        len(queries.threads_by(person, author=author).rows),
        len(queries.threads_by(person, organisation=author.organisation).rows),
        queries.tag_list(person).lines[0].n,
        queries.tag_list(person, "AI").lines[0].n,
    ]


def test_a_private_thread_leaves_no_trace_for_others(
    saga: Person, astrid: Person, outsider: Person, admin: Person, secret: Thread
) -> None:
    assert everything(saga, secret) == [1] * 9
    for stranger in (astrid, outsider, admin):
        assert everything(stranger, secret) == [0] * 9


def test_having_written_gives_no_right_after_leaving(saga: Person, secret: Thread) -> None:
    assert everything(saga, secret) == [1] * 9
    saga.memberships.update(ended_at=secret.started_at)
    assert everything(saga, secret) == [0] * 9


def test_an_open_network_is_read_by_member_organisations_only(
    astrid: Person, colleague: Person, removed: Person, outsider: Person, network: Network
) -> None:
    make.make_tag("AI", slug="ai")
    thread = make.make_thread(network, astrid)
    actions.set_tags(astrid, thread, tags=["ai"])
    for reader in (colleague, removed, astrid):
        assert everything(reader, thread) == [1] * 9
    assert everything(outsider, thread) == [0] * 9


def test_a_network_by_request_is_read_by_its_members_only(
    saga: Person, astrid: Person, by_request: Network
) -> None:
    make.make_tag("AI", slug="ai")
    thread = make.make_thread(by_request, saga)
    actions.set_tags(saga, thread, tags=["ai"])
    assert (everything(saga, thread), everything(astrid, thread)) == ([1] * 9, [0] * 9)


def test_a_thread_that_is_gone_is_not_counted_under_its_tag(astrid: Person, network: Network) -> None:
    make.make_tag("AI", slug="ai")
    thread = make.make_thread(network, astrid)
    actions.set_tags(astrid, thread, tags=["ai"])
    actions.delete(astrid, thread.posts.get())
    assert (
        queries.tag_list(astrid).lines[0].n,
        queries.threads_with_tag(astrid, queries.tags_of(thread.pk).get()).rows,
    ) == (0, [])
