"""Everything that is done to drafts."""


def finish(person_id: int, key: str) -> None:
    """Forget the draft that has been sent under this idempotency key, in the transaction of what it became."""
