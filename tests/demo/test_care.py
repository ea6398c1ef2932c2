"""The demo shows what leads and members do besides writing."""

from base.audit.models import Entry
from community.experts.models import PersonTag
from community.threads.models import Post, Revision, Thread
from networks.membership.models import Network
from networks.people.models import Contact, Person
from realtime.chat.models import Room
from tests.demo.conftest import Demo


def test_what_helped_is_marked_by_who_asked(demo: Demo) -> None:
    helped = Thread.objects.exclude(helped_by=None)
    assert helped.count() == len(demo.content.care["helped"]) == 5
    assert Post.objects.filter(pk__in=helped.values("helped_by"), number__gt=1).count() == 5


def test_leads_have_kept_their_networks(demo: Demo) -> None:
    assert Thread.objects.exclude(pinned_at=None).count() == 1
    assert Thread.objects.exclude(closed_at=None).count() == 1
    assert Network.objects.exclude(welcome="").count() == 2
    assert sorted(Room.objects.exclude(writing="all", access="open").values_list("access", "writing")) == [
        ("invited", "all"),
        ("open", "leads"),
    ]
    assert Entry.objects.filter(act="threads.pin").count() == 1


def test_the_researcher_writes_as_one(demo: Demo) -> None:
    researcher = Person.objects.get(email="p39@demo.example")
    assert set(researcher.posts.values_list("worn", flat=True)) == {"researcher"}
    assert not Post.objects.exclude(author=researcher).exclude(worn="").exists()


def test_everybody_is_known_and_knows_something(demo: Demo) -> None:
    assert not Person.objects.filter(confirmed_at=None).exists()
    assert PersonTag.objects.filter(kind="help").values("person").distinct().count() > 20
    assert Contact.objects.count() == len({person.organisation for person in demo.content.people})


def test_one_post_has_been_edited(demo: Demo) -> None:
    assert Revision.objects.count() == Post.objects.exclude(edited_at=None).count() == 1
