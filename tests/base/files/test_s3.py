"""The same in a store that speaks S3: a real server of that kind, moto's, in a process of its own."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.request import urlopen

import boto3
import pytest
from django.utils import timezone

from base.files import actions as files
from base.files.models import File, State
from base.files.pictures import sizes_of
from config import env
from networks.people.models import Person
from tests.base.files.conftest import Upload, picture
from tests.factories import client_of
from tests.servers import free_port

START_SECONDS = 40
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of a server that speaks S3, with a bucket."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        _client(address).create_bucket(Bucket="erfa")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str) -> None:
    for _n in range(START_SECONDS * 5):
        try:
            urlopen(f"{address}/moto-api/", timeout=2).close()  # noqa: S310
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("moto did not start")


def _client(address: str) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=address,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def _objects(address: str) -> list[str]:
    return [each["Key"] for each in _client(address).list_objects_v2(Bucket="erfa").get("Contents", [])]


@pytest.mark.django_db
def test_a_picture_comes_is_made_fetched_and_swept(
    s3: str, settings: Any, monkeypatch: pytest.MonkeyPatch, astrid: Person, upload: Upload
) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    url = f"s3://erfa?endpoint={s3}&region=us-east-1&prefix=files"
    settings.STORAGES = {**settings.STORAGES, "files": env.files(url, settings.VAR)}
    waiting = upload(picture(size=(2000, 1500)), ready=False)
    (raw,) = _objects(s3)
    assert raw.endswith("/raw")
    files.prepare(waiting.pk)
    file = File.objects.get(pk=waiting.pk)
    assert file.state == State.READY
    assert {name.rpartition("/")[2] for name in _objects(s3)} == {"picture.jpg", *sizes_of(2000)}
    answer = client_of(astrid).get(file.get_absolute_url())
    assert (answer.status_code, len(b"".join(answer))) == (200, file.size)
    assert client_of(astrid).get(f"/f/{file.key}/480.avif").status_code == 200
    document = upload(b"%PDF-1.7\n" + b"x" * 2_000_000, "stor.pdf", ready=False)
    assert len(b"".join(client_of(astrid).get(document.get_absolute_url()))) == document.size
    File.objects.update(created_at=timezone.now() - timedelta(days=2))
    files.sweep()
    assert (_objects(s3), File.objects.count()) == ([], 0)
