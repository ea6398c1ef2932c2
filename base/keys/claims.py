"""Claims a key for a write, or finds the write that was made under it."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from base import clock
from base.errors import Conflict, Invalid
from base.jobs import chore

if TYPE_CHECKING:
    from django.db import models

    from base.keys.models import IdempotencyKey

KEPT = timedelta(days=30)
LONGEST = 64


@dataclass(frozen=True, slots=True)
class Claim:
    """A key held for this transaction. `result` is the id of what an earlier try made, else None."""

    row_id: int
    result: int | None

    def settle(self, result: int) -> None:
        """Remember the id of what was made, in the same transaction."""
        _rows().filter(id=self.row_id).update(result=result)


def new_key() -> str:
    """Return a key for a form that is about to be shown."""
    return secrets.token_urlsafe(18)


def claim(person_id: int, act: str, key: str, body: Mapping[str, Any]) -> Claim:
    """Claim `key` for one `act` of a person; call it first in the transaction of the write.

    An empty key claims nothing that can be found again. Raises Conflict when the key was used with another
    body, Invalid when it is too long.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a key is claimed inside the transaction of its write")
    if len(key) > LONGEST:
        raise Invalid({"": ["key"]})
    body_hash = _hash(body)
    values = {"person_id": person_id, "act": act, "key": key or new_key()}
    try:
        with transaction.atomic():
            row = _rows().create(**values, body_hash=body_hash, at=clock.now())
        return Claim(row.id, None)
    except IntegrityError:
        row = _rows().get(**values)
    if row.body_hash != body_hash or row.result is None:
        raise Conflict
    return Claim(row.id, row.result)


def settled(person_id: int, act: str, key: str) -> bool:
    """Whether something was made under the key: for listeners that must not do a thing outside twice."""
    return _rows().filter(person_id=person_id, act=act, key=key, result__isnull=False).exists()


def _rows() -> "models.Manager[IdempotencyKey]":
    from base.keys.models import IdempotencyKey  # the package is imported before the models are loaded

    return IdempotencyKey.objects


def _hash(body: Mapping[str, Any]) -> str:
    text = json.dumps(body, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@chore
def prune() -> None:
    """Forget keys older than 30 days."""
    _rows().filter(at__lt=clock.now() - KEPT).delete()
