"""Doors of files. What a file hangs on decides who fetches it."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import timezone

from base.files import actions as files
from base.files.models import File
from community.threads.models import Post
from networks.membership.models import Visibility
from networks.people.models import Person
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage


@scene("files:open")
def writing_in_open_network(role: str) -> Scene:
    """Somebody who wants to upload in an open network."""
    return stage(role, make.make_network("Digital mognad"))


@scene("files:private")
def writing_in_private_network(role: str) -> Scene:
    """The same, private."""
    return stage(role, make.make_network("Digital mognad", visibility=Visibility.PRIVATE))


@scene("file:open")
def of_post_in_open_network(role: str) -> Scene:
    """A file of Astrid's post."""
    return _on_post(role, Visibility.OPEN)


@scene("file:request")
def of_post_by_request(role: str) -> Scene:
    """The same, in a network by request."""
    return _on_post(role, Visibility.REQUEST)


@scene("file:private")
def of_post_in_private_network(role: str) -> Scene:
    """The same, in a private network."""
    return _on_post(role, Visibility.PRIVATE)


@scene("file:hidden")
def of_hidden_post(role: str) -> Scene:
    """A file of a post that a lead has hidden."""
    at = _on_post(role, Visibility.OPEN)
    Post.objects.filter(pk=at.post.pk).update(hidden_at=timezone.now())
    return at


@scene("file:message")
def of_message(role: str) -> Scene:
    """A file of what Astrid said in the general room."""
    at = _loose(role)
    message = make.make_message(make.make_room(at.network), at.owner)
    File.objects.filter(pk=at.file.pk).update(holder_kind="message", holder_id=message.pk)
    return at


@scene("file:loose")
def somebody_elses(role: str) -> Scene:
    """A file that Astrid has uploaded and not shown."""
    return _loose(role)


@scene("file:own")
def own(role: str) -> Scene:
    """A file that the person has uploaded and not shown."""
    at = _loose(role)
    assert at.who is not None, "what is one's own needs somebody: the visitor's cell is -"
    File.objects.filter(pk=at.file.pk).update(owner_id=at.who.pk)
    return at


def _loose(role: str, visibility: str = Visibility.OPEN) -> Scene:
    network = make.make_network("Digital mognad", visibility=visibility)
    astrid = make.make_person("Astrid Blålavén")
    make.make_member(network, astrid)
    return stage(role, network, owner=astrid, file=_upload(astrid, network.pk))


def _on_post(role: str, visibility: str) -> Scene:
    at = _loose(role, visibility)
    thread = make.make_thread(at.network, at.owner)
    post = thread.posts.get()
    File.objects.filter(pk=at.file.pk).update(holder_kind="post", holder_id=post.pk)
    at.more["post"] = post
    return at


def _upload(person: Person, network_id: int) -> Any:
    return files.upload(person.pk, network_id, file=io.BytesIO(b"a;b"), name="lista.csv", key="k1")


@act("url:file_new")
def look_at_the_form(at: Scene) -> HttpResponse:
    """Open the page that uploads."""
    return at.client.get(f"/files/new/?network={at.network.slug}")


@act("url:file_upload")
def upload(at: Scene) -> HttpResponse:
    """Send a file."""
    file = SimpleUploadedFile("lista.csv", b"a;b")
    return at.client.post("/files/", {"network": at.network.slug, "file": file})


@act("url:file_mine")
def see_how_far(at: Scene) -> HttpResponse:
    """Open the page of an upload."""
    return at.client.get(f"/files/{at.file.key}/")


@act("url:file")
def fetch(at: Scene) -> HttpResponse:
    """Fetch the file."""
    return at.client.get(at.file.get_absolute_url())
