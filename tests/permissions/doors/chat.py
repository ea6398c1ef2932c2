"""Doors of chat rooms. Frames go through what the consumer calls; tests/realtime sends them over a real socket."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from networks.membership.models import Visibility
from realtime.wire import answers, reading
from realtime.wire.reading import CatchUp
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage


@scene("room:open")
def open_room(role: str) -> Scene:
    """The general room of an open network, where something has been said."""
    return _scene(role, Visibility.OPEN)


@scene("room:request")
def room_by_request(role: str) -> Scene:
    """The same, by request."""
    return _scene(role, Visibility.REQUEST)


@scene("room:private")
def private_room(role: str) -> Scene:
    """The same, private."""
    return _scene(role, Visibility.PRIVATE)


def _scene(role: str, visibility: str) -> Scene:
    network = make.make_network("Digital mognad", visibility=visibility)
    saga = make.make_person("Saga Kvistmark")
    make.make_member(network, saga)
    room = make.make_room(network)
    make.make_message(room, saga)
    return stage(role, network, room=room)


@act("url:chat")
def open_chat(at: Scene) -> HttpResponse:
    """Follow the network's link to its chat."""
    return at.client.get(f"/n/{at.network.slug}/chat/")


@act("url:room")
def read_room(at: Scene) -> HttpResponse:
    """Open the room."""
    return at.client.get(at.room.get_absolute_url())


@act("url:room_say")
def say_by_form(at: Scene) -> HttpResponse:
    """Send the form below the room."""
    return at.client.post(f"{at.room.get_absolute_url()}say/", {"text": "Hej", "key": "k1"})


@act("url:room_mentions")
def mentions(at: Scene) -> HttpResponse:
    """Be offered people while one writes in it."""
    return at.client.get(f"{at.room.get_absolute_url()}mentions/?q=saga")


@act("url:room_mentions_check")
def check(at: Scene) -> HttpResponse:
    """Ask who of those mentioned can't follow it."""
    return at.client.get(f"{at.room.get_absolute_url()}mentions/check/?ids=1")


@act("frame:subscribe")
def follow(at: Scene) -> str:
    """Follow the room from its beginning."""
    answer = reading.catch_up(("room", at.room.pk), _session(at), 0, None)
    return "allow" if isinstance(answer, CatchUp) and answer.number == 1 else _word(answer)


@act("frame:say")
def say(at: Scene) -> str:
    """Say something on the socket."""
    frame = {"type": "say", "room": at.room.pk, "text": "Hej", "client_id": "k1"}
    return _word(answers.answer(_session(at), frame))


def _session(at: Scene) -> str:
    cookie = at.client.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie.value if cookie else ""


def _word(answer: Any) -> str:
    if answer is None:
        return "login"  # the socket is closed with 4401
    if answer["type"] != "error":
        return "allow"
    return "404" if answer["code"] == "not_found" else "deny"
