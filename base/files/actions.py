"""Everything that is done to files."""

import hashlib
import logging
from datetime import timedelta
from typing import IO, Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, events, keys, limits, logs
from base.errors import Invalid
from base.files import pictures, room, scanning, store
from base.files.events import FileRefused, FileStored
from base.files.inspecting import Looked, look
from base.files.models import KEY, File, State
from base.files.names import clean_name
from base.files.queries import FileQuerySet
from base.files.registry import kept
from base.text import line

ACT: Final = "files.upload"
TOLD: Final = ("infected", "unread")  # refused long after it came: its owner gets a mail
UPLOAD: Final = limits.Rate(ACT, 60, 600)
ALT: Final = 400
MB: Final = 1024 * 1024
UNUSED: Final = timedelta(days=1)
AGAIN: Final = timedelta(hours=1)
GIVEN_UP: Final = timedelta(days=7)
BATCH: Final = 200
_PIECE: Final = 256 * 1024

log = logging.getLogger(__name__)


def upload(person_id: int, network_id: int, *, file: IO[bytes], name: str, alt: str = "", key: str) -> File:
    """Keep a file that somebody uploads to write with in a network; the caller has asked whether they may.

    The same `key` with the same file answers the same file. Nothing is decoded here: the worker does that.
    Raises Invalid (what it is, its size, no room left), Conflict (the key with another file) and TooFast.
    """
    limits.hit(UPLOAD, person_id)
    size, sha256 = _measured(file)
    if size > settings.FILE_MB * MB:
        raise Invalid({"file": [_("The file is too large: at most %(n)s MB.") % {"n": settings.FILE_MB}]})
    looked = look(file, name)
    made = _entered(person_id, network_id, looked, size=size, sha256=sha256, alt=line(alt)[:ALT], key=key)
    if made.state == State.COMING:  # also when an earlier try under this key died on the way
        _store(made, file)
    return made


def prepare(file_id: int) -> None:
    """Look at a file that has come: scan it, make a picture anew. Safe twice, and in two workers at once.

    Raises ScannerAwayError, and what the store raises: tried again later.
    """
    file = File.objects.undone().filter(pk=file_id).first()
    if file is None:
        return
    with store.reading(file.raw or file.stored) as content:
        if settings.CLAMAV_URL and (found := scanning.found_in(settings.CLAMAV_URL, content)):
            return _refuse(file, "infected", found=found)
        if not file.is_picture:
            File.objects.undone().filter(pk=file.pk).update(state=State.READY)
            return None
        try:
            made = pictures.make(content)
        except pictures.Broken as error:
            log.info("file %s can't be decoded: %s", file.pk, error)
            return _refuse(file, "broken")
    _ready(file, made)
    return None


def sweep() -> None:
    """Forget uploads that no text showed for a day, and what is left in the store of files that changed."""
    last, before = 0, clock.now() - UNUSED
    while found := list(File.objects.forgotten(before).filter(pk__gt=last).order_by("pk")[:BATCH]):
        wanted = kept({each.key for each in found})
        for file in found:
            if file.key not in wanted:
                _delete(file)
        last = found[-1].pk
    left = File.objects.exclude(raw="").filter(state__in=[State.READY, State.REFUSED])
    for file in left.order_by("pk")[:BATCH]:
        _forget_raw(file)


def look_again() -> None:
    """Have files looked at again whose turn was lost: the scanner was away for long, or the try given up."""
    now = clock.now()
    late = File.objects.undone().filter(created_at__range=(now - GIVEN_UP, now - AGAIN))
    for file_id in late.values_list("pk", flat=True)[:BATCH]:
        with transaction.atomic():
            events.record(FileStored(file_id))
    for file in File.objects.undone().filter(created_at__lt=now - GIVEN_UP)[:BATCH]:
        _refuse(file, "unread")


def _measured(file: IO[bytes]) -> tuple[int, str]:
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()


def _entered(
    person_id: int, network_id: int, looked: Looked, *, size: int, sha256: str, alt: str, key: str
) -> File:
    """Write the row before the content: nothing lies in the store that no row tells of."""
    with transaction.atomic():
        claim = keys.claim(person_id, ACT, key, {"network": network_id, "sha256": sha256})
        if claim.result is not None:
            return _found(claim.result)
        room.take(person_id, network_id, size)
        name = store.new_key(KEY)
        place = f"{store.folder_of(name)}/{'raw' if looked.width else 'file'}"
        made = File.objects.create(
            key=name,
            owner_id=person_id,
            network_id=network_id,
            name=looked.name,
            type=looked.kind.type,
            size=size,
            room=size,
            sha256=sha256,
            width=looked.width,
            height=looked.height,
            alt=alt,
            raw=place if looked.width else "",
            stored="" if looked.width else place,
            created_at=clock.now(),
        )
        claim.settle(made.pk)
    return made


def _found(file_id: int) -> File:
    """Return the file of an earlier try, which may have been swept since."""
    file = File.objects.filter(pk=file_id).first()
    if file is None:
        raise Invalid({"file": [_("The file has been removed because no text showed it. Choose it again.")]})
    return file


def _store(file: File, content: IO[bytes]) -> None:
    """Put the content into the store, then let the worker know."""
    column = "raw" if file.is_picture else "stored"
    name = store.keep(getattr(file, column), content)
    waits = file.is_picture or settings.CLAMAV_URL
    state = State.HELD if settings.CLAMAV_URL else State.WAITING if waits else State.READY
    with transaction.atomic():
        coming = File.objects.filter(pk=file.pk, state=State.COMING)
        first = coming.update(state=state, **{column: name})
        if first and waits:
            events.record(FileStored(file.pk))
    if first:
        setattr(file, column, name)
        file.state = state
        return
    file.refresh_from_db()  # another try at the same time was quicker; both had the same content
    if name != getattr(file, column):
        store.forget([name])


def _ready(file: File, made: pictures.Made) -> None:
    """Keep what was made of a picture; what was uploaded goes."""
    folder = store.folder_of(file.key)
    name = clean_name(file.name, made.kind.endings)
    stored = store.keep_bytes(f"{folder}/picture{made.kind.endings[0]}", made.data)
    names = [stored, *(store.keep_bytes(f"{folder}/{each}", data) for each, data in made.sizes.items())]
    taken = len(made.data) + sum(map(len, made.sizes.values()))
    with transaction.atomic():
        done = (
            File.objects.undone()
            .filter(pk=file.pk)
            .update(
                state=State.READY,
                name=name,
                type=made.kind.type,
                stored=stored,
                folder=folder,
                width=made.width,
                height=made.height,
                size=len(made.data),
                room=taken,
                sha256=hashlib.sha256(made.data).hexdigest(),
            )
        )
        if done:
            room.change(file, taken - file.room)
    if done:
        _forget_raw(file)
    else:  # another worker was quicker, or the file is gone
        store.forget(names)


def _refuse(file: File, why: str, *, found: str = "") -> None:
    """Say no to a file for good. Nothing of it is kept but that it was there."""
    with transaction.atomic():
        if not File.objects.undone().filter(pk=file.pk).update(state=State.REFUSED, why=why, room=0):
            return
        room.change(file, -file.room)
        if why in TOLD:
            events.record(FileRefused(file.pk))
        if found:
            data = {"found": found[:100], "owner": file.owner_id}
            audit.log(
                None, "files.refused", kind="file", object_id=file.pk, network_id=file.network_id, data=data
            )
            logs.done("file_infected", file=file.pk, owner=file.owner_id, network=file.network_id)
    if not file.raw:
        File.objects.filter(pk=file.pk).update(raw=file.stored, stored="")
    _forget_raw(file)


def _forget_raw(file: File) -> None:
    """Take what was uploaded out of the store; the row remembers it until it is gone."""
    now = File.objects.filter(pk=file.pk).exclude(raw="").first()
    if now is not None and store.forget([now.raw]):
        File.objects.filter(pk=file.pk, raw=now.raw).update(raw="")


def _delete(file: File) -> None:
    """Forget a file that hangs on nothing. Its content goes first: nothing is left that no row tells of."""
    with transaction.atomic():
        loose: FileQuerySet = File.objects.loose()
        locked = loose.select_for_update().filter(pk=file.pk).first()
        if locked is None:
            return
        sizes = pictures.sizes_of(locked.width) if locked.width and locked.folder else ()
        names = [locked.raw, locked.stored, *(f"{locked.folder}/{each}" for each in sizes)]
        if store.forget(names):
            room.change(locked, -locked.room)
            locked.delete()
