"""Doors of the editor."""

from django.http import HttpResponse

from networks.membership.models import Visibility
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage


@scene("editor")
def editor(role: str) -> Scene:
    """Somebody who writes, wherever that is."""
    return stage(role, make.make_network())


@scene("editor:open")
def in_open_network(role: str) -> Scene:
    """Somebody who writes in an open network."""
    return stage(role, make.make_network(visibility=Visibility.OPEN))


@scene("editor:request")
def in_network_by_request(role: str) -> Scene:
    """The same, by request."""
    return stage(role, make.make_network(visibility=Visibility.REQUEST))


@scene("editor:private")
def in_private_network(role: str) -> Scene:
    """The same, private."""
    return stage(role, make.make_network(visibility=Visibility.PRIVATE))


@act("url:write_editor")
def parts(at: Scene) -> HttpResponse:
    """Ask for the editor's parts."""
    return at.client.get("/write/editor/")


@act("url:write_preview")
def preview(at: Scene) -> HttpResponse:
    """Look at a text before it is sent."""
    return at.client.post("/write/preview/", {"text": "Hej på er"})


@act("url:write_threads anywhere")
def threads(at: Scene) -> HttpResponse:
    """Be offered threads and tags."""
    return at.client.get("/write/threads/?q=hej")


@act("url:write_threads")
def threads_here(at: Scene) -> HttpResponse:
    """Be offered threads and tags for a text in a network."""
    return at.client.get(f"/write/threads/?q=hej&network={at.network.slug}")


@act("url:write_mentions")
def mentions(at: Scene) -> HttpResponse:
    """Be offered people."""
    return at.client.get(f"/write/mentions/?q=robin&network={at.network.slug}")


@act("url:write_mentions_check")
def check(at: Scene) -> HttpResponse:
    """Ask who can't see it."""
    return at.client.get(f"/write/mentions/check/?ids=1&network={at.network.slug}")
