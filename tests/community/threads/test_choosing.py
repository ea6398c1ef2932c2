"""The tags of a thread, and how one likes to read."""

import pytest
from django.utils import timezone

from base.errors import Invalid, Refused
from base.events.models import RecordedEvent
from community.threads import actions as threads
from community.threads.models import Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.toasts import press_undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(astrid: Person, network: Network) -> Thread:
    """Astrid's question; there are three tags to choose from."""
    for slug in ("ai", "hr", "skola"):
        make.make_tag(slug.upper(), slug=slug)
    return make.make_thread(network, astrid)


def tags(thread: Thread) -> list[str]:
    """Return the thread's tags as they were chosen."""
    return list(thread.tagged.order_by("id").values_list("tag__slug", flat=True))


def test_the_author_and_a_lead_choose(astrid: Person, saga: Person, thread: Thread) -> None:
    threads.set_tags(astrid, thread, tags=["skola", "ai"])
    assert tags(thread) == ["skola", "ai"]
    threads.set_tags(saga, thread, tags=["ai", "hr", "hr"])
    assert tags(thread) == ["ai", "hr"]
    threads.set_tags(astrid, thread, tags=[])
    assert tags(thread) == []


def test_nobody_chooses_in_a_network_that_is_archived(
    astrid: Person, saga: Person, network: Network, thread: Thread
) -> None:
    threads.set_tags(saga, thread, tags=["ai"])
    Network.objects.filter(pk=network.pk).update(archived_at=timezone.now())
    thread.network.refresh_from_db()
    for person in (astrid, saga):
        with pytest.raises(Refused, match="archived"):
            threads.set_tags(person, thread, tags=["hr"])
    assert tags(thread) == ["ai"]


def test_others_do_not(freja: Person, astrid: Person, thread: Thread) -> None:
    with pytest.raises(Refused, match="not_your_tags"):
        threads.set_tags(freja, thread, tags=["ai"])
    astrid.memberships.update(role="observer")
    with pytest.raises(Refused, match="observer"):
        threads.set_tags(astrid, thread, tags=["ai"])
    assert tags(thread) == []


def test_other_tags_are_taken_back_from_the_toast(astrid: Person, saga: Person, thread: Thread) -> None:
    threads.set_tags(saga, thread, tags=["ai"])
    author = make.client_of(astrid)
    shown = author.post(f"/t/{thread.pk}/tags/", {"tags": "HR, Skola"}, follow=True).content.decode()
    assert press_undo(author, shown, follow=True).status_code == 200
    assert tags(thread) == ["ai"]
    same = author.post(f"/t/{thread.pk}/tags/", {"tags": "AI"}, follow=True).content.decode()
    assert "erfa-toast" not in same  # nothing was changed
    shown = author.post(f"/t/{thread.pk}/tags/", {"tags": ""}, follow=True).content.decode()
    threads.set_tags(saga, thread, tags=["hr"])
    assert press_undo(author, shown).status_code == 409
    assert tags(thread) == ["hr"]
    assert press_undo(make.client_of(saga), shown).status_code == 409


def test_twice_is_once(astrid: Person, thread: Thread) -> None:
    threads.set_tags(astrid, thread, tags=["ai"])
    threads.set_tags(astrid, thread, tags=["ai"])
    assert [each.name for each in RecordedEvent.objects.all()] == ["TagsSet"]


@pytest.mark.parametrize("chosen", [["finns-inte"], [f"amne-{n}" for n in range(9)]])
def test_only_tags_of_the_list_and_at_most_eight(astrid: Person, thread: Thread, chosen: list[str]) -> None:
    for n in range(9):
        make.make_tag(f"ämne {n}", slug=f"amne-{n}")
    with pytest.raises(Invalid) as told:
        threads.set_tags(astrid, thread, tags=chosen)
    assert list(told.value.fields) == ["tags"]


def test_the_view_is_remembered(astrid: Person) -> None:
    threads.choose_view(astrid, view="time")
    astrid.refresh_from_db()
    assert astrid.thread_view == "time"
    with pytest.raises(Invalid):
        threads.choose_view(astrid, view="upside down")
