"""Where files lie: a disk beside the database, or a store that speaks S3 (FILES_URL)."""

import logging
import secrets
import string
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Final

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages

_SIGNS: Final = string.ascii_letters + string.digits

log = logging.getLogger(__name__)


def store() -> Storage:
    """Return the store of uploaded files."""
    return storages["files"]


def new_key(length: int) -> str:
    """Return letters and digits that nobody guesses."""
    return "".join(secrets.choice(_SIGNS) for _n in range(length))


def folder_of(key: str) -> str:
    """Return a new folder for one try at a file: two tries never write over one another."""
    return f"{key[:2]}/{key}/{new_key(8)}"


def keep(name: str, content: IO[bytes]) -> str:
    """Put content into the store; return the name that it got."""
    content.seek(0)
    return store().save(name, content if isinstance(content, File) else File(content))


def keep_bytes(name: str, content: bytes) -> str:
    """Put bytes into the store; return the name that they got."""
    return store().save(name, ContentFile(content))


@contextmanager
def reading(name: str) -> Iterator[IO[bytes]]:
    """Open what lies in the store."""
    with store().open(name, "rb") as file:
        yield file


def opened(name: str) -> IO[bytes] | None:
    """Open what lies in the store, for whoever closes it; None where nothing lies, though a row says so."""
    try:
        return store().open(name, "rb")
    except FileNotFoundError:
        log.error("the store has lost %s", name)
        return None


def forget(names: Iterable[str]) -> bool:
    """Take content out of the store; say whether all of it is gone. What was not there is gone, too."""
    gone = True
    for name in filter(None, names):
        try:
            store().delete(name)
        except Exception:  # every store has errors of its own; the hourly chore tries again
            log.warning("a file could not be taken out of the store", exc_info=True)
            gone = False
    return gone
