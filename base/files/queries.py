"""Which file may be fetched, and what texts show of files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from base.files.registry import holders
from base.text import file_keys_in

if TYPE_CHECKING:
    from base.files.models import File, Usage


class FileQuerySet(models.QuerySet["File"]):
    """Adjectives for files."""

    def loose(self) -> FileQuerySet:
        """Files that hang on nothing yet."""
        return self.filter(holder_kind="")

    def undone(self) -> FileQuerySet:
        """Files that the worker has not looked at yet."""
        return self.filter(state__in=["waiting", "held"])

    def forgotten(self, before: datetime) -> FileQuerySet:
        """Files that no text showed until then."""
        return self.loose().filter(created_at__lt=before)


def fetchable(person: Any, key: str) -> File | None:
    """Return a file that the person may fetch at this moment: their own loose one, or one whose text they may read.

    What it hangs on is asked now, so a file follows its text wherever that goes (two queries).
    """
    from base.files.models import File  # the models are made of these querysets

    file = File.objects.filter(key=key).exclude(state="coming").first()
    if file is None:
        return None
    if not file.holder_kind:
        return file if file.owner_id == person.pk else None
    readable = holders().get(file.holder_kind)
    return file if readable and file.holder_id in readable(person, [file.holder_id or 0]) else None


def loose_files(owner_id: int, keys: Iterable[str]) -> FileQuerySet:
    """Return those of somebody's own files that hang on nothing yet."""
    from base.files.models import File  # the models are made of these querysets

    files: FileQuerySet = File.objects.loose()
    return files.filter(owner_id=owner_id, key__in=keys)


def usages() -> models.QuerySet[Usage]:
    """Return how much room everybody's files take, for who counts it."""
    from base.files.models import Usage  # the models are made of these querysets

    return Usage.objects.all()


def own_file(person_id: int, key: str) -> File | None:
    """Return a person's own upload."""
    from base.files.models import File  # the models are made of these querysets

    return File.objects.filter(key=key, owner_id=person_id).first()


def refused_file(file_id: int) -> File | None:
    """Return a file that is refused for good, for whom is told of it; None when its row is gone."""
    from base.files.models import File  # the models are made of these querysets

    return File.objects.filter(pk=file_id, state="refused").first()


def files_of(kind: str, htmls: Mapping[int, str], owner_id: int) -> dict[int, dict[str, File]]:
    """Return the files that texts show and that hang on them: by holder, then by key (one query, or none).

    `htmls` are stored texts by the ids of their holders. A file that hangs elsewhere is not in the answer: in
    this text it is an ordinary link. Holder 0 is a text that is not stored yet: it shows the owner's own files.
    """
    wanted = {holder: keys for holder, html in htmls.items() if (keys := file_keys_in(html))}
    if not wanted:
        return {}
    from base.files.models import File  # the models are made of these querysets

    hanging = Q(holder_kind=kind, holder_id__in=wanted) | (Q(owner_id=owner_id) if 0 in wanted else Q())
    found: dict[int, dict[str, File]] = {}
    for file in File.objects.filter(hanging, key__in=set().union(*wanted.values())):
        if file.holder_kind == kind and file.holder_id in wanted:
            found.setdefault(file.holder_id, {})[file.key] = file
        if 0 in wanted and file.owner_id == owner_id:
            found.setdefault(0, {})[file.key] = file
    return found
