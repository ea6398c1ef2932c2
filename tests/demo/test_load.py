"""The demo is what its files say, made as people make it, and looks as if people had made it."""

from collections import Counter

from django.core import mail
from django.db.models import F

from base.events.models import Delivery
from community.tags.models import Tag
from community.threads.models import Post, Thread
from demo.models import DemoObject
from demo.times import in_hours
from networks.membership.models import Membership, Network
from networks.people.models import Person
from realtime.chat.models import GENERAL, Message, Room
from tests.demo.conftest import Demo

MODELS = {
    "network": Network,
    "person": Person,
    "tag": Tag,
    "case": Thread,
    "reply": Post,
    "room": Room,
    "message": Message,
}


def ids(kind: str) -> dict[str, int]:
    """Return which object each demo id became."""
    return dict(DemoObject.objects.filter(kind=kind).values_list("demo_id", "object_id"))


def test_everything_in_the_files_is_there_once(demo: Demo) -> None:
    assert Counter(DemoObject.objects.values_list("kind", flat=True)) == {
        "network": 6,
        "person": 41,  # forty of the file, and the operator
        "tag": 63,
        "case": 60,
        "reply": 161,
        "room": 3,  # the seminar's comes with seminars
        "message": 75,
    }


def test_every_name_leads_to_an_object(demo: Demo) -> None:
    for kind, model in MODELS.items():
        found = ids(kind)
        assert model.objects.filter(pk__in=found.values()).count() == len(found)


def test_nothing_else_was_made(demo: Demo) -> None:
    assert (Thread.objects.count(), Post.objects.count(), Tag.objects.count()) == (60, 60 + 161, 63)
    assert Message.objects.count() == 75
    assert Room.objects.exclude(slug=GENERAL).count() == 3 + len(demo.content.care["rooms"])


def test_a_case_is_a_thread_with_its_text_and_tags(demo: Demo) -> None:
    case = next(each for each in demo.content.cases if each.id == "case-001")
    thread = Thread.objects.get(pk=ids("case")["case-001"])
    assert thread.title == case.title
    assert thread.kind == "challenge"
    assert [tag.slug for tag in thread.tags.order_by("tagged_threads__id")] == list(case.tags)
    assert thread.posts.get(number=1).source == case.body


def test_replies_keep_their_numbers_and_order(demo: Demo) -> None:
    numbers = {each.id: each.number for each in demo.content.replies}
    posts = {post.pk: post for post in Post.objects.all()}
    assert {demo_id: posts[pk].number for demo_id, pk in ids("reply").items()} == numbers


def test_nobody_answers_before_the_question(demo: Demo) -> None:
    late = Post.objects.filter(answers__created_at__gte=F("created_at"))
    early = Post.objects.filter(number__gt=1, created_at__lte=F("thread__started_at"))
    assert [*late, *early] == []
    for thread in Thread.objects.all():
        moments = list(thread.posts.order_by("number").values_list("created_at", flat=True))
        assert moments == sorted(moments)


def test_nothing_lies_in_the_future(demo: Demo) -> None:
    assert Post.objects.filter(created_at__gt=demo.now).count() == 0
    assert Message.objects.filter(said_at__gt=demo.now).count() == 0
    assert Membership.objects.filter(joined_at__gt=demo.now).count() == 0


def test_people_write_in_the_daytime(demo: Demo) -> None:
    moments = [*Post.objects.values_list("created_at", flat=True)]
    moments += Message.objects.values_list("said_at", flat=True)
    assert [moment for moment in moments if not in_hours(moment)] == []


def test_the_year_is_used(demo: Demo) -> None:
    first = Network.objects.earliest("created_at").created_at
    assert 350 < (demo.now - first).days < 370
    assert (demo.now - Thread.objects.earliest("started_at").started_at).days in range(108, 112)


def test_everybody_was_a_member_before_writing(demo: Demo) -> None:
    joined = {(row.person_id, row.network_id): row.joined_at for row in Membership.objects.all()}
    posts = Post.objects.select_related("thread")
    assert [p.pk for p in posts if joined[p.author_id, p.thread.network_id] >= p.created_at] == []


def test_conversations_are_trees(demo: Demo) -> None:
    quoting = {each.id: each.quotes for each in demo.content.replies if each.quotes.startswith("reply")}
    posts, reply_ids = Post.objects.in_bulk(), ids("reply")
    answered = {each: posts[reply_ids[each]].answers_id for each in quoting}
    assert answered == {each: reply_ids[quoted] for each, quoted in quoting.items()}
    assert Post.objects.filter(answers__isnull=False).count() > 20


def test_mentions_are_people(demo: Demo) -> None:
    assert Post.objects.filter(source__contains="@[p").count() == 0
    assert Message.objects.filter(source__contains="@[p").count() == 0
    astrid = ids("person")["p40"]
    assert f'href="/people/{astrid}/"' in Post.objects.get(pk=ids("reply")["reply-001"]).html


def test_texts_are_rendered(demo: Demo) -> None:
    assert Post.objects.filter(number=1).exclude(html__contains="<h3>").count() == 0
    assert Post.objects.filter(html__contains="<table>").count() > 0
    assert Post.objects.filter(summary="").count() == 0


def test_the_researcher_works_outside_the_pattern(demo: Demo) -> None:
    researcher = Person.objects.select_related("organisation").get(email="p39@demo.example")
    assert researcher.organisation.kind == "other"
    assert researcher.organisation.mark == "x"


def test_the_operator_is_in_no_network(demo: Demo) -> None:
    admin = Person.objects.get(email="admin@demo.example")
    assert admin.is_admin
    assert admin.memberships.count() == 0


def test_leads_lead_and_members_are_members(demo: Demo) -> None:
    people = {pk: demo_id for demo_id, pk in ids("person").items()}
    networks = {pk: slug for slug, pk in ids("network").items()}
    rows = Membership.objects.filter(ended_at=None).values_list("person_id", "network_id", "role")
    found = {(people[who], networks[where], role) for who, where, role in rows}
    assert found == {
        (each.id, slug, "lead" if slug in each.leads else "member")
        for each in demo.content.people
        for slug in each.networks
    }


def test_rooms_are_said_in_order(demo: Demo) -> None:
    for room in demo.content.rooms:
        made = Room.objects.get(pk=ids("room")[room.id])
        said = [ids("message")[each.id] for each in room.messages]
        assert list(made.messages.order_by("said_at", "number").values_list("pk", flat=True)) == said


def test_every_network_has_its_general_room(demo: Demo) -> None:
    assert Room.objects.filter(slug=GENERAL).count() == 6


def test_somebody_has_something_new_and_something_read(demo: Demo) -> None:
    mine = Membership.objects.filter(person__email="p40@demo.example").select_related("network")
    news = {each.network.slug: each.network.sequence - each.seen for each in mine}
    assert news["digital-mognad"] > 0
    assert news["forandringsledning"] == 0


def test_nobody_gets_mail_and_nothing_is_owed(demo: Demo) -> None:
    assert mail.outbox == []
    assert Delivery.objects.filter(done_at=None).count() == 0


def test_they_sign_in_with_the_password_that_is_printed(demo: Demo) -> None:
    people = Person.objects.filter(email__in=["p01@demo.example", "p40@demo.example", "admin@demo.example"])
    assert [each.check_password("erfa-demo-2026") for each in people] == [True, True, True]
