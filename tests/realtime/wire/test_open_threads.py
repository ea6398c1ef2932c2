"""`thread:<id>` over a real socket: every act is a change, ids only, and who may not read it is cut (G-11)."""

import time

import pytest

from community.threads import actions as threads
from community.threads.models import Thread
from networks.membership import actions as membership
from networks.membership.models import Membership, Network
from networks.people.models import Person
from tests import factories as make
from tests.realtime.conftest import OpenPage
from tests.servers import Server

pytestmark = pytest.mark.daphne

AT_ONCE = 1.0  # seconds


@pytest.fixture
def thread(network: Network, astrid: Person) -> Thread:
    """Astrid's question."""
    return make.make_thread(network, astrid)


def test_every_act_comes_as_a_change_with_ids_only(
    daphne: Server, thread: Thread, saga: Person, freja: Person, open_page: OpenPage
) -> None:
    page = open_page(daphne, freja)
    assert page.subscribe(f"thread:{thread.pk}")["number"] == 0
    post = threads.reply(saga, thread, text="Hemligt svar", answers=None, key="")
    threads.edit(saga, post, text="Annat hemligt", key="")
    threads.hide(saga, post, reason="Hemlig orsak")
    threads.show(saga, post)
    threads.mark_helped(saga, post, on=True)
    threads.close(saga, thread, on=True)
    found = page.changes(6)
    assert [(each["number"], each["kind"]) for each in found] == [
        (1, "written"),
        (2, "edited"),
        (3, "hidden"),
        (4, "shown"),
        (5, "helped"),
        (6, "closed"),
    ]
    assert {tuple(sorted(each)) for each in found} == {("by", "kind", "number", "post", "topic", "type")}
    assert [each["post"] for each in found] == [post.pk] * 5 + [None]


def test_who_may_not_read_the_new_network_is_cut_and_who_may_stays(
    daphne: Server,
    thread: Thread,
    closed: Network,
    saga: Person,
    astrid: Person,
    freja: Person,
    open_page: OpenPage,
) -> None:
    make.make_member(closed, astrid)
    reads, stays = open_page(daphne, freja), open_page(daphne, astrid)
    for page in (reads, stays):
        page.subscribe(f"thread:{thread.pk}")
    threads.move(saga, thread, closed)
    since = time.monotonic()
    assert reads.await_frame("gone") == {"type": "gone", "topic": f"thread:{thread.pk}", "code": "no_access"}
    assert time.monotonic() - since < AT_ONCE
    assert stays.changes(1)[0]["kind"] == "moved"
    threads.reply(saga, Thread.objects.get(pk=thread.pk), text="Bara vi", answers=None, key="")
    assert reads.silent(1.5)
    assert stays.changes(1)[0]["kind"] == "written"
    assert reads.subscribe(f"thread:{thread.pk}", after=0)["code"] == "not_found"


def test_who_is_removed_from_a_private_network_is_cut_from_its_threads(
    daphne: Server, closed: Network, saga: Person, freja: Person, open_page: OpenPage
) -> None:
    make.make_member(closed, freja)
    thread = make.make_thread(closed, saga)
    page = open_page(daphne, freja)
    assert page.subscribe(f"thread:{thread.pk}")["type"] == "subscribed"
    membership.remove(saga, Membership.objects.get(network=closed, person=freja))
    assert page.await_frame("gone", timeout=AT_ONCE)["topic"] == f"thread:{thread.pk}"


def test_guests_follow_open_threads_only(
    daphne: Server,
    thread: Thread,
    by_request: Network,
    saga: Person,
    colleague: Person,
    outsider: Person,
    open_page: OpenPage,
) -> None:
    other = make.make_thread(by_request, saga)
    guest, nobody = open_page(daphne, colleague), open_page(daphne, outsider)
    assert guest.subscribe(f"thread:{thread.pk}")["type"] == "subscribed"
    assert guest.subscribe(f"thread:{other.pk}")["code"] == "not_found"
    assert nobody.subscribe(f"thread:{thread.pk}")["code"] == "not_found"
    assert nobody.subscribe("thread:999999")["code"] == "not_found"
