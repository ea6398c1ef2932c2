"""Hanging files on what a text belongs to."""

from base.text import file_keys


def attach(owner_id: int, source: str, *, kind: str, object_id: int) -> None:
    """Hang the owner's own waiting files that a text shows on what the text belongs to, in its transaction.

    `kind` is a holder's registered name. Files of others, and such as hang elsewhere, stay where they are.
    """
    keys = file_keys(source)
    if not keys:
        return
    from base.files.models import File  # the package is imported before the models are loaded

    mine = File.objects.loose().filter(owner_id=owner_id, key__in=keys)
    mine.update(holder_kind=kind, holder_id=object_id)
