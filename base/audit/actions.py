"""Writes the log, and finds in it what its actor may take back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from base import clock, logs
from base.errors import Refused
from base.undo import in_time

if TYPE_CHECKING:
    from base.audit.models import Entry


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

    logs.done(act, actor=actor_id, kind=kind, object=object_id, network=network_id)
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


def just_done(
    actor_id: int,
    act: str,
    *,
    back: str,
    others: Collection[str] = (),
    kind: str,
    object_id: int,
    network_id: int,
    **data: object,
) -> Entry | None:
    """Return the entry of an act that its actor may take back now; None when they have, by the act `back`.

    `others` are the acts that change the same thing, `data` what tells it from more of its kind. Call it under the
    lock of what was changed. Raises Refused("too_late") after a few seconds, for anybody else, and when any of
    these acts has come since.
    """
    from base.audit.models import Entry  # the package is imported before the models are loaded

    same = {f"data__{name}": value for name, value in data.items()}
    rows = Entry.objects.of_network(network_id).about(kind, object_id)
    last = rows.filter(act__in={act, back, *others}, **same).order_by("-pk").first()
    if last is None or last.actor_id != actor_id or last.act not in {act, back}:
        raise Refused("too_late")
    in_time(last.at, clock.now()).enforce()
    return last if last.act == act else None
