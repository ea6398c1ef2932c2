"""Doors of what leads, and for some the author, do to threads and posts."""

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from community.threads import actions as threads
from community.threads.models import Post, Thread
from networks.membership.models import Network, Role, Visibility
from networks.people.models import Person
from realtime.wire import reading
from realtime.wire.reading import CatchUp
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage
from tests.permissions.doors.threads import in_open_network, own_post, own_thread


@scene("led:open")
def open_network(role: str) -> Scene:
    """Astrid's question with two replies, and another thread, in an open network; a lead leads a second one."""
    return _scene(role, Visibility.OPEN)


@scene("led:request")
def network_by_request(role: str) -> Scene:
    """The same, by request."""
    return _scene(role, Visibility.REQUEST)


@scene("led:private")
def private_network(role: str) -> Scene:
    """The same, private."""
    return _scene(role, Visibility.PRIVATE)


@scene("led:own")
def own(role: str) -> Scene:
    """A question that the person asked, with a reply."""
    at = own_thread(role)
    at.more["post"] = make.make_post(at.thread, make.make_person())
    return at


@scene("led:archived")
def archived(role: str) -> Scene:
    """The same as in an open network, which is archived."""
    at = _scene(role, Visibility.OPEN)
    Network.objects.filter(pk=at.network.pk).update(archived_at=timezone.now())
    return at


@scene("thread:closed")
def closed(role: str) -> Scene:
    """A thread that takes no more replies."""
    at = in_open_network(role)
    Thread.objects.filter(pk=at.thread.pk).update(closed_at=timezone.now())
    return at


@scene("thread:merged")
def merged(role: str) -> Scene:
    """A thread that has gone into another one."""
    at = in_open_network(role)
    threads.merge(_lead(at.network), at.thread, make.make_thread(at.network, at.thread.author))
    at.thread.refresh_from_db()
    return at


@scene("post:hidden")
def hidden(role: str) -> Scene:
    """A reply that a lead has hidden."""
    return _hide(in_open_network(role))


@scene("post:own-hidden")
def own_hidden(role: str) -> Scene:
    """The person's own reply, which a lead has hidden."""
    return _hide(own_post(role))


@scene("thread:just-moved")
def moved(role: str) -> Scene:
    """A thread that a lead (the person, where that is one) has just moved here."""
    at = stage(role, make.make_network("Digital mognad"))
    by = at.who if role == Role.LEAD and at.who else _lead(at.network)
    source = make.make_network("Annat nätverk")
    make.make_member(source, by, Role.LEAD)
    at.more["thread"] = threads.move(by, make.make_thread(source, by), at.network)
    return at


@scene("thread:just-split")
def split(role: str) -> Scene:
    """A thread that a lead (the person, where that is one) has just split off another."""
    at = stage(role, make.make_network("Digital mognad"))
    by = at.who if role == Role.LEAD and at.who else _lead(at.network)
    post = make.make_post(make.make_thread(at.network, by), by)
    values = {"scope": "branch", "title": "Ny tråd", "kind": "question", "key": "k"}
    at.more["thread"] = threads.split(by, post, **values)
    return at


def _scene(role: str, visibility: str) -> Scene:
    network = make.make_network("Digital mognad", visibility=visibility)
    other = make.make_network("Annat nätverk")
    astrid, torulf = make.make_person("Astrid Blålavén"), make.make_person("Torulf Fjällrute")
    thread = make.make_thread(network, astrid)
    post = make.make_post(thread, torulf)
    at = stage(role, network, thread=thread, post=post, other=other, into=make.make_thread(network, torulf))
    if role == Role.LEAD and at.who:
        make.make_member(other, at.who, Role.LEAD)
    return at


def _lead(network: Network) -> Person:
    saga = make.make_person("Saga Kvistmark")
    make.make_member(network, saga, Role.LEAD)
    return saga


def _hide(at: Scene) -> Scene:
    values = {"hidden_at": timezone.now(), "hidden_reason": "Pekar ut en enskild."}
    Post.objects.filter(pk=at.post.pk).update(**values)
    return at


def _get(door: str, path: str) -> None:
    @act(door)
    def look(at: Scene) -> HttpResponse:
        return at.client.get(path.format(at=at))


def _post(door: str, path: str, **data: str) -> None:
    @act(door)
    def do(at: Scene) -> HttpResponse:
        return at.client.post(path.format(at=at), {name: value.format(at=at) for name, value in data.items()})


_post("url:thread_pin", "/t/{at.thread.pk}/pin/")
_post("url:thread_close", "/t/{at.thread.pk}/close/")
_get("url:thread_kind look", "/t/{at.thread.pk}/kind/")
_post("url:thread_kind", "/t/{at.thread.pk}/kind/", kind="discussion")
_get("url:thread_title look", "/t/{at.thread.pk}/title/")
_post("url:thread_title", "/t/{at.thread.pk}/title/", title="En annan rubrik")
_get("url:thread_move look", "/t/{at.thread.pk}/move/")
_post("url:thread_move", "/t/{at.thread.pk}/move/", network="{at.other.pk}")
_post("url:thread_move_back", "/t/{at.thread.pk}/move/back/")
_get("url:thread_merge look", "/t/{at.thread.pk}/merge/")
_post("url:thread_merge", "/t/{at.thread.pk}/merge/", address="{at.into.pk}", sure="on")
_get("url:post_split look", "/p/{at.post.pk}/split/")
_post("url:post_split", "/p/{at.post.pk}/split/", scope="branch", title="Ny tråd", kind="question")
_post("url:thread_split_back", "/t/{at.thread.pk}/split/back/")
_post("url:post_helped", "/p/{at.post.pk}/helped/")
_get("url:post_hide look", "/p/{at.post.pk}/hide/")
_post("url:post_hide", "/p/{at.post.pk}/hide/", reason="Pekar ut en enskild.")
_post("url:post_show", "/p/{at.post.pk}/show/")


@act("frame:subscribe thread")
def follow(at: Scene) -> str:
    """Follow the thread from its beginning."""
    cookie = at.client.cookies.get(settings.SESSION_COOKIE_NAME)
    answer = reading.catch_up(("thread", at.thread.pk), cookie.value if cookie else "", 0, None)
    if answer is None:
        return "login"
    return "allow" if isinstance(answer, CatchUp) else "404"
