"""The door that files come in by: over HTTP, with and without scripts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from base.files.models import File
from networks.membership.models import Network
from networks.people.models import Person
from tests.base.files.conftest import Upload, picture
from tests.factories import client_of

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def send(
    client: Client, network: Network, content: bytes | None = None, *, script: bool = True, **more: str
) -> HttpResponse:
    """Upload a picture as the page does."""
    name = more.pop("name", "foto.jpg")
    file = SimpleUploadedFile(name, picture() if content is None else content, "text/html")
    sent = {"network": network.slug, "file": file, "key": "k1", **more}
    return client.post("/files/", sent, headers=JSON if script else {})


def test_a_script_is_told_what_it_needs(network: Network, astrid: Person) -> None:
    answer = send(client_of(astrid), network)
    file = File.objects.get()
    assert answer.status_code == 201
    told = answer.json()
    assert told["markdown"] == f"![](/f/{file.key}/foto.jpg)"
    assert (told["width"], told["height"], told["state"]) == (800, 600, "waiting")
    assert send(client_of(astrid), network).json() == told  # the same key, the same file


def test_without_scripts_a_page_shows_the_line_to_paste(network: Network, astrid: Person) -> None:
    client = client_of(astrid)
    form = client.get(f"/files/new/?network={network.slug}")
    assert 'enctype="multipart/form-data"' in form.content.decode()
    answer = send(client, network, script=False, alt="Ett rum [litet]")
    page = client.get(answer.headers["Location"]).content.decode()
    key = File.objects.get().key
    assert f'value="![Ett rum \\[litet\\]](/f/{key}/foto.jpg)"' in page


def test_a_refused_file_says_why_to_both(network: Network, astrid: Person) -> None:
    client = client_of(astrid)
    told = send(client, network, b"<svg onload=alert(1)>", name="bild.svg")
    page = send(client, network, b"<svg onload=alert(1)>", name="bild.svg", script=False, alt="En bild")
    assert (told.status_code, page.status_code) == (400, 400)
    assert "JPEG" in told.json()["text"]
    assert 'value="En bild"' in page.content.decode()
    empty = client.post("/files/", {"network": network.slug}, headers=JSON)
    assert empty.status_code == 400


def test_who_may_not_write_there_uploads_nothing(
    network: Network, closed: Network, observer: Person, colleague: Person, removed: Person, astrid: Person
) -> None:
    for person in (observer, colleague, removed):
        assert send(client_of(person), network).status_code == 403
    assert send(client_of(astrid), closed).status_code == 404
    assert send(Client(), network).status_code == 403
    assert not File.objects.exists()


def test_another_file_under_the_same_key_is_a_conflict(network: Network, astrid: Person) -> None:
    client = client_of(astrid)
    send(client, network)
    assert send(client, network, picture(size=(30, 30))).status_code == 409


def test_only_the_owner_sees_how_far_it_has_come(upload: Upload, astrid: Person, saga: Person) -> None:
    file = upload(ready=False)
    assert client_of(astrid).get(f"/files/{file.key}/", headers=JSON).json()["state"] == "waiting"
    assert client_of(saga).get(f"/files/{file.key}/", headers=JSON).status_code == 404


def test_several_files_in_one_request_are_refused(network: Network, astrid: Person) -> None:
    two = [SimpleUploadedFile(f"{n}.txt", b"a") for n in range(2)]
    answer = client_of(astrid).post("/files/", {"network": network.slug, "file": two[0], "more": two[1]})
    assert answer.status_code == 400
    assert not File.objects.exists()
