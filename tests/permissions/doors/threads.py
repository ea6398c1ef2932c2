"""Doors of tags, threads and posts."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone

from community.threads.models import Post
from networks.membership.models import Network, Visibility
from networks.people.models import Person
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage


@scene("tags")
def tags(role: str) -> Scene:
    """Somebody before the list of tags."""
    return stage(role, make.make_network(), tag=make.make_tag("artificiell intelligens", "AI", slug="ai"))


@scene("thread:open", "post:open")
def in_open_network(role: str) -> Scene:
    """Astrid's thread with Torulf's reply, in an open network."""
    return _scene(role, Visibility.OPEN)


@scene("thread:request")
def in_network_by_request(role: str) -> Scene:
    """The same, by request."""
    return _scene(role, Visibility.REQUEST)


@scene("thread:private", "post:private")
def in_private_network(role: str) -> Scene:
    """The same, private."""
    return _scene(role, Visibility.PRIVATE)


@scene("thread:own")
def own_thread(role: str) -> Scene:
    """A thread that the person started."""
    at = _scene(role, Visibility.OPEN)
    at.more["thread"] = make.make_thread(at.network, _person(at))
    return at


@scene("post:own")
def own_post(role: str) -> Scene:
    """A reply that the person wrote."""
    at = _scene(role, Visibility.OPEN)
    at.more["post"] = make.make_post(at.thread, _person(at))
    return at


@scene("post:deleted")
def deleted_post(role: str) -> Scene:
    """A reply that Torulf has deleted."""
    return _delete(_scene(role, Visibility.OPEN), seconds=1)


@scene("post:own-deleted")
def own_deleted_post(role: str) -> Scene:
    """A reply that the person has just deleted."""
    return _delete(own_post(role), seconds=1)


@scene("post:own-gone")
def own_gone_post(role: str) -> Scene:
    """A reply that the person deleted a minute ago."""
    return _delete(own_post(role), seconds=60)


def _scene(role: str, visibility: str) -> Scene:
    network: Network = make.make_network("Digital mognad", visibility=visibility)
    astrid, torulf = make.make_person("Astrid Blålavén"), make.make_person("Torulf Fjällrute")
    for person in (astrid, torulf):
        make.make_member(network, person)
    thread = make.make_thread(network, astrid)
    return stage(role, network, thread=thread, post=make.make_post(thread, torulf), tag=make.make_tag("AI"))


def _person(at: Scene) -> Person:
    assert at.who is not None, "what is one's own needs somebody: the visitor's cell is -"
    return at.who


def _delete(at: Scene, seconds: int) -> Scene:
    deleted_at = timezone.now() - timedelta(seconds=seconds)
    Post.objects.filter(pk=at.post.pk).update(deleted_at=deleted_at, deleted_by=at.post.author)
    return at


def _get(door: str, path: str) -> None:
    @act(door)
    def look(at: Scene) -> HttpResponse:
        answer = at.client.get(path.format(at=at))
        address = answer.headers.get("Location", "")
        # Short addresses lead to a thread's whole one: what is shown there counts.
        return at.client.get(address) if address.startswith("/t/") else answer


def _post(door: str, path: str, **data: str) -> None:
    @act(door)
    def do(at: Scene) -> HttpResponse:
        return at.client.post(path.format(at=at), data)


_get("url:tags", "/tags/")
_get("url:tag", "/tag/{at.tag.slug}/")
_get("url:tag_complete", "/tags/complete/?q=ai")
_get("url:thread_new look", "/n/{at.network.slug}/new/")
_post("url:thread_new", "/n/{at.network.slug}/new/", title="Hur gör ni?", text="Vi undrar.")
_post(
    "url:thread_new announce", "/n/{at.network.slug}/new/?kind=announcement", title="Vi ses", text="I morgon."
)
_get("url:thread", "/t/{at.thread.pk}/{at.thread.slug}/")
_get("url:thread_short", "/t/{at.thread.pk}/")
_post("url:thread_view", "/t/{at.thread.pk}/view/", view="time")
_get("url:thread_reply look", "/t/{at.thread.pk}/reply/?answers={at.post.pk}")
_post("url:thread_reply", "/t/{at.thread.pk}/reply/", text="Så här gör vi.")
_get("url:thread_tags look", "/t/{at.thread.pk}/tags/")
_post("url:thread_tags", "/t/{at.thread.pk}/tags/", tags="AI")
_get("url:post", "/p/{at.post.pk}/")
_get("url:post_history", "/p/{at.post.pk}/history/")
_get("url:post_edit look", "/p/{at.post.pk}/edit/")
_post("url:post_edit", "/p/{at.post.pk}/edit/", text="Så gjorde vi.")
_post("url:post_delete", "/p/{at.post.pk}/delete/")
_post("url:post_restore", "/p/{at.post.pk}/restore/")
