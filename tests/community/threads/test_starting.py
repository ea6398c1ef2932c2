"""Starting a thread."""

import pytest

from base import limits
from base.clock import at
from base.errors import Conflict, Invalid, Refused, TooFast
from base.events.models import RecordedEvent
from community.threads import actions as threads
from community.threads.models import Kind, Post, Thread
from networks.membership.models import Membership, Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def start(person: Person, network: Network, **changes: object) -> Thread:
    """Start the thread that these tests are about."""
    values = {"kind": "question", "title": "Hur gör ni?", "text": "Vi **undrar**.", "tags": [], "key": "k1"}
    return threads.start_thread(person, network, **values | changes)


def test_astrid_asks_a_question(astrid: Person, network: Network) -> None:
    tag = make.make_tag("artificiell intelligens", slug="ai")
    thread = start(astrid, network, tags=["ai"])
    post = thread.posts.get()
    assert (thread.title, thread.kind, thread.last_number, thread.reply_count) == (
        "Hur gör ni?",
        "question",
        1,
        0,
    )
    assert (post.number, post.source, post.html, post.summary) == (
        1,
        "Vi **undrar**.",
        "<p>Vi <strong>undrar</strong>.</p>",
        "Vi undrar.",
    )
    assert list(thread.tags.all()) == [tag]
    assert thread.get_absolute_url() == f"/t/{thread.pk}/hur-gor-ni/"


def test_the_post_keeps_who_its_author_was_when_writing(astrid: Person, network: Network) -> None:
    post = start(astrid, network).posts.get()
    astrid.organisation, astrid.title = make.make_organisation("Umeå"), "Chef"
    astrid.save()
    post.refresh_from_db()
    kept = (post.organisation.name, post.organisation_name, post.author_title)
    assert kept == ("Laxå", "Laxå", "Verksamhetsutvecklare")


def test_it_is_told_as_two_events(astrid: Person, network: Network) -> None:
    thread = start(astrid, network)
    told = list(RecordedEvent.objects.order_by("id").values_list("name", "payload"))
    post = thread.posts.get().pk
    assert told == [
        ("ThreadStarted", {"thread_id": thread.pk}),
        ("PostWritten", {"post_id": post, "thread_id": thread.pk, "number": 1}),
    ]


def test_the_same_key_again_is_the_same_thread(astrid: Person, network: Network) -> None:
    assert start(astrid, network) == start(astrid, network)
    assert (Thread.objects.count(), Post.objects.count()) == (1, 1)


def test_the_same_key_with_another_text_is_a_conflict(astrid: Person, network: Network) -> None:
    start(astrid, network)
    with pytest.raises(Conflict):
        start(astrid, network, text="Något annat.")
    assert Thread.objects.count() == 1


def test_an_observer_and_a_guest_read_only(observer: Person, colleague: Person, network: Network) -> None:
    for person, code in ((observer, "observer"), (colleague, "not_member")):
        with pytest.raises(Refused, match=code):
            start(person, network)
    assert Thread.objects.count() == 0


def test_only_a_lead_announces(astrid: Person, saga: Person, network: Network) -> None:
    with pytest.raises(Refused, match="leads_announce"):
        start(astrid, network, kind="announcement")
    assert start(saga, network, kind="announcement").kind == Kind.ANNOUNCEMENT


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " \u200b\n"}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"text": "\n \u00ad\n"}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"text": " ".join(f"@[{n}]" for n in range(1, 12))}, "text"),
        ({"tags": ["finns-inte"]}, "tags"),
        ({"kind": "gossip"}, ""),
    ],
)
def test_what_cannot_be_used_is_told_by_field(
    astrid: Person, network: Network, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as told:
        start(astrid, network, **changes)
    assert list(told.value.fields) == [field]
    assert Thread.objects.count() == 0


def test_at_most_eight_tags(astrid: Person, network: Network) -> None:
    slugs = [make.make_tag(f"ämne {n}", slug=f"amne-{n}").slug for n in range(9)]
    with pytest.raises(Invalid):
        start(astrid, network, tags=slugs)
    assert start(astrid, network, tags=slugs[:8]).tags.count() == 8


def test_ten_threads_an_hour(astrid: Person, network: Network) -> None:
    for n in range(10):
        start(astrid, network, key=f"n{n}")
    with pytest.raises(TooFast):
        start(astrid, network, key="n10")
    assert start(astrid, network, key="n9").pk  # what was written is answered again
    with limits.unlimited():
        start(astrid, network, key="n10")


def test_time_comes_from_the_clock(astrid: Person, network: Network) -> None:
    moment = network.created_at.replace(year=2025)
    with at(moment):
        thread = start(astrid, network)
    assert (thread.started_at, thread.last_post_at, thread.posts.get().created_at) == (moment,) * 3


def test_what_one_writes_is_no_news_to_oneself(astrid: Person, freja: Person, network: Network) -> None:
    start(astrid, network)
    start(astrid, network, key="k2")
    seen = dict(Membership.objects.filter(network=network).values_list("person__name", "seen"))
    assert seen == {"Astrid Blålavén": 2, "Freja Fjärilsäng": 0}


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Återställ – hur då?", "aterstall-hur-da"),
        ("Køb af æbler", "kob-af-aebler"),
        ("Reply", "reply-"),
        ("…?!", "-"),
        ("日本", "-"),
        ("x" * 80, "x" * 60),
    ],
)
def test_a_title_in_an_address(title: str, slug: str) -> None:
    assert Thread(title=title).slug == slug
