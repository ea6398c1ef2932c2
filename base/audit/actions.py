"""Writes the log."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from base import clock, logs


def log(
    actor_id: int | None,
    act: str,
    *,
    kind: str,
    object_id: int,
    network_id: int | None = None,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
) -> None:
    """Enter an act in the log, inside the transaction of the act.

    `act` is `subject.verb` as registered; `network_id` lets that network's leads read it; `data` holds ids and
    short words, never a person's text. Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an act is logged inside its transaction")
    from base.audit.models import Entry  # the package is imported before the models are loaded

    logs.security(act, actor=actor_id, kind=kind, object=object_id, network=network_id)
    Entry.objects.create(
        at=clock.now(),
        actor_id=actor_id,
        act=act,
        kind=kind,
        object_id=object_id,
        network_id=network_id,
        reason=reason,
        data=dict(data or {}),
    )
