"""Everything that is done to files."""


def attach(owner_id: int, source: str, *, kind: str, object_id: int) -> None:
    """Hang the owner's own waiting files that a text shows on what the text belongs to, in its transaction.

    `kind` is a holder's registered name. Files of others, and such as hang elsewhere, stay where they are.
    """
