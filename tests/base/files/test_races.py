"""Several at the same moment: one file for one key, no room overdrawn, one picture made (G-44, G-45)."""

import io
from functools import partial
from typing import Any

import pytest
from django.core.files.storage import InMemoryStorage

from base.errors import Invalid
from base.files import actions as files
from base.files.models import File, State, Usage
from base.files.pictures import sizes_of
from networks.membership.models import Network
from networks.people.models import Person
from tests.base.files.conftest import Upload, names_in, picture
from tests.races import together

pytestmark = pytest.mark.django_db(transaction=True)


def send(person: Person, network: Network, content: bytes, key: str) -> File:
    """Upload from a thread of one's own."""
    return files.upload(person.pk, network.pk, file=io.BytesIO(content), name="a.txt", key=key)


def test_ten_tries_under_one_key_are_one_file(
    network: Network, astrid: Person, store: InMemoryStorage
) -> None:
    answers = together([partial(send, astrid, network, b"a" * 1000, "k1") for _n in range(10)])
    assert {getattr(each, "pk", each) for each in answers} == {File.objects.get().pk}
    assert len(names_in(store)) == 1
    assert set(Usage.objects.values_list("used", flat=True)) == {1000}


def test_room_is_not_overdrawn(
    network: Network, astrid: Person, store: InMemoryStorage, settings: Any
) -> None:
    settings.FILES_PERSON_MB = 1
    answers = together([partial(send, astrid, network, b"a" * 300_000, f"k{n}") for n in range(8)])
    assert sorted(type(each).__name__ for each in answers) == ["File"] * 3 + ["Invalid"] * 5
    assert all(isinstance(each, File | Invalid) for each in answers)
    assert set(Usage.objects.values_list("used", flat=True)) == {900_000}


def test_two_workers_make_one_picture(upload: Upload, store: InMemoryStorage) -> None:
    file = upload(picture(size=(1000, 700)), ready=False)
    answers = together([partial(files.prepare, file.pk) for _n in range(3)])
    assert [each for each in answers if each is not None and not isinstance(each, OSError)] == []
    file.refresh_from_db()
    assert file.state == State.READY
    assert len(names_in(store)) == 1 + len(sizes_of(1000))
    assert Usage.objects.get(kind="person").used == file.room
