"""Hanging files on what a text belongs to."""

from base.files.queries import loose_files
from base.text import file_keys


def attach(owner_id: int, source: str, *, kind: str, object_id: int) -> None:
    """Hang the owner's own waiting files that a text shows on what the text belongs to, in its transaction.

    `kind` is a holder's registered name. Files of others, and such as hang elsewhere, stay where they are.
    """
    if keys := file_keys(source):
        loose_files(owner_id, keys).update(holder_kind=kind, holder_id=object_id)
