"""Doors of drafts, of the bin and of the profile."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone

from community.drafts.models import Draft, OtherCopy
from community.threads.models import Post
from networks.people.models import Person
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage
from tests.permissions.doors.threads import own_post


@scene("draft:own")
def own_draft(role: str) -> Scene:
    """A reply that the person has begun, with a copy of another window's beside it."""
    at = stage(role, make.make_network("Digital mognad"))
    assert at.who is not None, "what is one's own needs somebody: the visitor's cell is -"
    return _begun(at, at.who)


@scene("draft:other")
def other_draft(role: str) -> Scene:
    """A reply that Astrid has begun in a thread that everybody in the network reads."""
    at = stage(role, make.make_network("Digital mognad"))
    astrid = make.make_person("Astrid Blålavén")
    make.make_member(at.network, astrid)
    return _begun(at, astrid)


@scene("post:own-lost")
def own_lost_post(role: str) -> Scene:
    """A reply that the person deleted a month ago."""
    at = own_post(role)
    long_ago = timezone.now() - timedelta(days=31)
    Post.objects.filter(pk=at.post.pk).update(deleted_at=long_ago, deleted_by=at.post.author)
    return at


def _begun(at: Scene, writer: Person) -> Scene:
    torulf = make.make_person("Torulf Fjällrute")
    make.make_member(at.network, torulf)
    thread = make.make_thread(at.network, torulf)
    written = {"texts": {"text": "Så här gör vi."}, "saved_at": timezone.now(), "device": "firefox/linux"}
    draft = Draft.objects.create(
        person=writer, place=f"reply:{thread.pk}", version=2, turn=1, window="w1", **written
    )
    at.more["draft"] = draft
    at.more["copy"] = OtherCopy.objects.create(draft=draft, window="w2", **written)
    return at


def _get(door: str, path: str) -> None:
    @act(door)
    def look(at: Scene) -> HttpResponse:
        return at.client.get(path.format(at=at))


def _post(door: str, path: str, **data: str) -> None:
    @act(door)
    def do(at: Scene) -> HttpResponse:
        return at.client.post(path.format(at=at), data)


_get("url:drafts", "/drafts/")
_get("url:bin", "/drafts/bin/")
_get("url:draft", "/drafts/{at.draft.pk}/")
_get("url:draft_open", "/drafts/{at.draft.pk}/open/")
_post(
    "url:draft_save",
    "/drafts/save/",
    draft_place="reply:1",
    draft_window="w9",
    draft_seen="0",
    text="Så här gör vi.",
)
_post("url:draft_take", "/drafts/copies/{at.copy.pk}/take/")
_post("url:draft_drop", "/drafts/copies/{at.copy.pk}/drop/")
_post("url:draft_delete", "/drafts/{at.draft.pk}/delete/")
_get("url:settings_profile look", "/settings/profile/")
_post("url:settings_profile", "/settings/profile/", name="Robin", title="", help="", learn="")


@act("url:draft_restore")
def restore(at: Scene) -> HttpResponse:
    """Take back a deletion."""
    Draft.objects.filter(pk=at.draft.pk).update(ended_at=timezone.now())
    return at.client.post(f"/drafts/{at.draft.pk}/restore/")
