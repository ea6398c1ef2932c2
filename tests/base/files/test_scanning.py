"""A scanner holds each file until it has looked; a fake one speaks its protocol."""

import io
import socketserver
import struct
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from base.audit.models import Entry
from base.events.delivery import deliver_due
from base.events.models import Delivery, RecordedEvent
from base.files import actions as files
from base.files.events import FileRefused
from base.files.models import File, State, Usage
from base.files.scanning import ScannerAwayError, found_in
from networks.people.listeners import mail_owner_of_file
from networks.people.models import Person
from tests.base.files.conftest import Upload, names_in
from tests.factories import client_of

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.BaseRequestHandler):
    """Answers INSTREAM as clamd does."""

    def handle(self) -> None:
        read = self.request.makefile("rb")
        assert read.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", read.read(4))[0]:
            content += read.read(length)
        found = EICAR in content
        mute = b"sulk" in content
        self.request.sendall(
            b"" if mute else b"stream: Eicar-Signature FOUND\0" if found else b"stream: OK\0"
        )


@pytest.fixture
def clamd() -> Iterator[str]:
    """A scanner on a port of its own."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_it_says_what_it_finds(clamd: str) -> None:
    assert found_in(clamd, io.BytesIO(b"x" * 300_000)) == ""
    assert found_in(clamd, io.BytesIO(EICAR)) == "Eicar-Signature"


def test_over_a_file_of_the_system_too(tmp_path: Path) -> None:
    path = tmp_path / "clamd"
    with socketserver.ThreadingUnixStreamServer(str(path), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert found_in(f"unix:{path}", io.BytesIO(b"x")) == ""
        server.shutdown()


def test_one_that_is_away_or_mute_has_found_nothing_out(clamd: str) -> None:
    with pytest.raises(ScannerAwayError):
        found_in("tcp://127.0.0.1:1", io.BytesIO(b"x"))
    with pytest.raises(ScannerAwayError):
        found_in(clamd, io.BytesIO(b"sulk"))


@pytest.mark.django_db
def test_a_file_is_held_until_it_is_clean(clamd: str, settings: Any, upload: Upload, astrid: Person) -> None:
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"
    file = upload(b"a;b", "a.csv", ready=False)
    deliver_due()
    file.refresh_from_db()
    assert (file.state, client_of(astrid).get(file.get_absolute_url()).status_code) == (State.HELD, 202)
    settings.CLAMAV_URL = clamd
    Delivery.objects.update(due_at=timezone.now())
    deliver_due()
    file.refresh_from_db()
    assert (file.state, client_of(astrid).get(file.get_absolute_url()).status_code) == (State.READY, 200)


@pytest.mark.django_db
def test_a_found_file_is_refused_told_and_logged(
    clamd: str, settings: Any, upload: Upload, astrid: Person, store: Any
) -> None:
    settings.CLAMAV_URL = clamd
    file = upload(EICAR, "a.txt")
    assert (file.state, file.why, names_in(store)) == (State.REFUSED, "infected", [])
    assert client_of(astrid).get(file.get_absolute_url()).status_code == 404
    assert "irus" in client_of(astrid).get(f"/files/{file.key}/").content.decode()
    entry = Entry.objects.get()
    assert (entry.act, entry.object_id, entry.data["found"]) == ("files.refused", file.pk, "Eicar-Signature")
    assert set(Usage.objects.values_list("used", flat=True)) == {0}


@pytest.mark.django_db
def test_the_owner_of_a_refused_file_gets_one_mail(
    clamd: str, settings: Any, upload: Upload, astrid: Person, mailoutbox: list[EmailMessage]
) -> None:
    settings.CLAMAV_URL = clamd
    file = upload(EICAR, "a.txt")
    deliver_due()
    RecordedEvent.objects.get(name="FileRefused")
    mail_owner_of_file(FileRefused(file.pk))
    mail_owner_of_file(FileRefused(0))
    assert [(each.to, each.subject) for each in mailoutbox] == [([astrid.email], "Din fil a.txt har nekats")]
    assert "Virusskannern" in str(mailoutbox[0].body)


@pytest.mark.django_db
def test_a_lost_turn_is_given_again_and_in_the_end_given_up(upload: Upload, settings: Any) -> None:
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"
    file = upload(b"a;b", "a.csv", ready=False)
    Delivery.objects.all().delete()
    RecordedEvent.objects.all().delete()
    files.look_again()
    assert not Delivery.objects.exists()
    File.objects.update(created_at=timezone.now() - timedelta(hours=2))
    files.look_again()
    assert Delivery.objects.count() == 1
    File.objects.update(created_at=timezone.now() - timedelta(days=8))
    files.look_again()
    file.refresh_from_db()
    assert (file.state, file.why) == (State.REFUSED, "unread")
