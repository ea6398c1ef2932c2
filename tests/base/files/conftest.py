"""What tests of files share: pictures, and a store that is empty."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import InMemoryStorage, storages
from PIL import Image

from base.files import actions as files
from base.files.models import File
from networks.membership.models import Network
from networks.people.models import Person
from tests.servers import Server, shared_servers, start_daphne

__all__ = ["Server", "shared_servers", "start_daphne"]


@pytest.fixture
def store() -> InMemoryStorage:
    """The store of the test process, emptied."""
    found = storages["files"]
    assert isinstance(found, InMemoryStorage)
    found.__dict__.pop("_root", None)
    found.__init__()  # type: ignore[misc]
    return found


def picture(
    form: str = "JPEG", size: tuple[int, int] = (800, 600), mode: str = "RGB", **options: Any
) -> bytes:
    """Return a picture as its author's camera would have made it."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def names_in(store: InMemoryStorage) -> list[str]:
    """Return the names of all that lies in a store."""

    def below(folder: str) -> list[str]:
        folders, names = store.listdir(folder)
        inside = [name for each in folders for name in below(f"{folder}/{each}".strip("/"))]
        return [*(f"{folder}/{name}".strip("/") for name in names), *inside]

    return sorted(below(""))


Upload = Callable[..., File]


@pytest.fixture
def upload(network: Network, astrid: Person, store: InMemoryStorage) -> Upload:
    """Have Astrid upload something, ready at once."""

    def act(
        content: bytes = b"",
        name: str = "foto.jpg",
        *,
        person: Person = astrid,
        ready: bool = True,
        key: str = "",
        **more: Any,
    ) -> File:
        content = content or picture()
        made = files.upload(person.pk, network.pk, file=io.BytesIO(content), name=name, key=key, **more)
        if ready:
            files.prepare(made.pk)
            made.refresh_from_db()
        return made

    return act
