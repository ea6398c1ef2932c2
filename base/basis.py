"""What a form was filled in from: the second of two people who edit the same thing sees that the first was there."""

import hashlib
import json
from collections.abc import Mapping

from base.errors import Conflict

LENGTH = 32  # characters of the hash


def basis_of(values: Mapping[str, object]) -> str:
    """Return a short name of what something says: another one as soon as a single value is another."""
    text = json.dumps(values, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:LENGTH]


def check(basis: str, values: Mapping[str, object]) -> None:
    """Raise Conflict when something no longer says what a form was filled in from; "" asks nothing.

    Call it under the lock of what is about to be changed.
    """
    if basis and basis != basis_of(values):
        raise Conflict
