"""A thread moves to another network, and back: rights, numbers and news follow."""

from datetime import timedelta

import pytest

from base.audit.models import Entry
from base.clock import at
from base.errors import Refused
from community.threads import actions as threads
from community.threads import queries
from community.threads.models import Thread
from community.threads.queries import changes
from networks.membership.models import Membership, Network, Role
from networks.membership.queries import membership_of
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(network: Network, astrid: Person, freja: Person) -> Thread:
    """Astrid's question with Freja's reply, between two others."""
    make.make_thread(network, astrid, title="Före")
    thread = make.make_thread(network, astrid, title="Flyttas")
    make.make_post(thread, freja)
    return thread


def news(person: Person, network: Network) -> int:
    """Return how much is new for a member, as the rail says it."""
    network.refresh_from_db()
    mine = membership_of(person, network)
    assert mine is not None
    return network.sequence - mine.seen


def see_all(*networks: Network) -> None:
    """Let everybody have seen everything."""
    for each in networks:
        each.refresh_from_db()
        Membership.objects.filter(network=each).update(seen=each.sequence)


def test_rights_follow_at_once_and_addresses_stay(
    saga: Person, freja: Person, astrid: Person, closed: Network, thread: Thread
) -> None:
    make.make_member(closed, astrid)
    url, post = thread.get_absolute_url(), thread.posts.get(number=2)
    reader, member = make.client_of(freja), make.client_of(astrid)
    assert reader.get(url).status_code == 200
    threads.move(saga, thread, closed)
    for path in (url, f"/t/{thread.pk}/", f"/p/{post.pk}/", f"/p/{post.pk}/history/"):
        assert (reader.get(path).status_code, member.get(path, follow=True).status_code) == (404, 200)
    assert reader.post(f"/t/{thread.pk}/reply/", {"text": "Hej"}).status_code == 404
    with pytest.raises(Refused, match="not_member"):
        threads.reply(freja, Thread.objects.get(pk=thread.pk), text="Hej", answers=None, key="")
    assert changes.readers(thread.pk, [freja.pk, astrid.pk, saga.pk]) == {astrid.pk, saga.pk}


def test_a_thread_object_from_before_the_move_gives_no_right(
    saga: Person, freja: Person, closed: Network, thread: Thread
) -> None:
    stale = Thread.objects.select_related("network").get(pk=thread.pk)
    threads.move(saga, thread, closed)
    with pytest.raises(Refused, match="not_member"):
        threads.reply(freja, stale, text="Hej", answers=None, key="")


def test_who_leads_both_moves_and_nobody_else(
    saga: Person, astrid: Person, network: Network, closed: Network, thread: Thread
) -> None:
    Membership.objects.filter(network=network, person=astrid).update(role=Role.LEAD)
    make.make_member(closed, astrid)
    with pytest.raises(Refused, match="not_lead_there"):
        threads.move(astrid, thread, closed)
    Membership.objects.filter(network=network, person=saga).update(role=Role.MEMBER)
    with pytest.raises(Refused, match="not_lead"):
        threads.move(saga, thread, closed)


def test_a_moved_thread_is_one_piece_of_news_there_and_leaves_none_behind(
    saga: Person, freja: Person, network: Network, by_request: Network, thread: Thread
) -> None:
    make.make_member(by_request, freja)
    see_all(by_request)
    Membership.objects.filter(network=network, person=freja).update(seen=1)  # all but the thread
    assert (news(freja, network), news(freja, by_request)) == (2, 0)
    threads.move(saga, thread, by_request)
    assert (news(freja, network), news(freja, by_request), news(saga, by_request)) == (0, 1, 0)
    assert [row.news for row in queries.forum_page(freja, by_request).rows] == ["Ny"]
    assert [row.title for row in queries.forum_page(freja, network).rows] == ["Före"]


def test_back_within_ten_seconds_everything_is_as_it_was(
    saga: Person, freja: Person, network: Network, by_request: Network, thread: Thread
) -> None:
    make.make_member(by_request, freja)
    threads.pin(saga, thread, on=True)
    see_all(network, by_request)
    was = list(thread.posts.order_by("number").values_list("pk", "sequence"))
    moved = threads.move(saga, thread, by_request)
    assert (moved.pinned_at, moved.activity) == (None, 1)
    threads.reply(freja, moved, text="Hann före.", answers=None, key="")
    back = threads.move_back(saga, moved)
    assert (back.network_id, back.pinned_at is not None) == (network.pk, True)
    now = list(thread.posts.order_by("number").values_list("pk", "sequence"))
    assert (now[:2], now[2][1]) == (was, 4)
    assert back.activity == 4
    assert (news(freja, by_request), news(freja, network)) == (0, 1)
    page = make.client_of(freja).get(back.get_absolute_url()).content.decode()
    assert "flyttade" not in page


def test_no_way_back_later_or_for_another_lead(
    saga: Person, astrid: Person, network: Network, by_request: Network, thread: Thread
) -> None:
    for each in (network, by_request):
        Membership.objects.update_or_create(
            network=each, person=astrid, defaults={"role": Role.LEAD, "joined_at": each.created_at}
        )
    moved = threads.move(saga, thread, by_request)
    with pytest.raises(Refused, match="too_late"):
        threads.move_back(astrid, moved)
    done = moved.changes.get(kind="moved").at
    with at(done + timedelta(seconds=61)), pytest.raises(Refused, match="too_late"):
        threads.move_back(saga, moved)


def test_both_logs_tell_it_and_twice_is_once(
    saga: Person, network: Network, closed: Network, thread: Thread
) -> None:
    threads.move(saga, thread, closed)
    threads.move(saga, thread, closed)
    rows = Entry.objects.order_by("id").values_list("act", "network_id")
    assert list(rows) == [("threads.move", network.pk), ("threads.receive", closed.pk)]


def test_the_line_names_only_networks_that_the_reader_may_know_of(
    saga: Person, freja: Person, network: Network, closed: Network
) -> None:
    secret = make.make_thread(closed, saga, title="Ut ur rummet")
    threads.move(saga, secret, network)
    url = Thread.objects.get(pk=secret.pk).get_absolute_url()
    mine, hers = (make.client_of(each).get(url).content.decode() for each in (saga, freja))
    assert "Saga Kvistmark flyttade tråden från Slutna rummet till Digital mognad" in mine
    assert "Saga Kvistmark flyttade tråden till Digital mognad" in hers
    assert "Slutna rummet" not in hers


def test_the_page_offers_only_other_networks_that_one_leads(
    saga: Person, network: Network, by_request: Network, closed: Network, thread: Thread
) -> None:
    lead = make.client_of(saga)
    form = lead.get(f"/t/{thread.pk}/move/").context["form"]
    assert [name for _pk, name in form.fields["network"].choices] == ["Informationssäkerhet", "Slutna rummet"]
    elsewhere = make.make_network()
    assert lead.post(f"/t/{thread.pk}/move/", {"network": elsewhere.pk}).status_code == 400
    shown = lead.post(f"/t/{thread.pk}/move/", {"network": closed.pk}, follow=True).content.decode()
    assert f'action="/t/{thread.pk}/move/back/"' in shown
    lead.post(f"/t/{thread.pk}/move/back/")
    thread.refresh_from_db()
    assert thread.network_id == network.pk
