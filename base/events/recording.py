"""Writes an event and what its listeners are owed."""

from collections.abc import Callable
from typing import Any

import structlog
from django.db import transaction

from base import clock
from base.events import registry

_log = structlog.get_logger("erfa.events")


def record(happened: Any) -> None:
    """Record an event inside the transaction of the act; live listeners run when it has committed.

    Raises RuntimeError outside a transaction: the event could then survive an act that failed.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is recorded inside the transaction of its act")
    from base.events.models import (
        Delivery,
        RecordedEvent,
    )  # the package is imported before the models are loaded

    name = type(happened).__name__
    payload = registry.payload_of(happened)
    listeners = registry.durable_listeners(name)
    now = clock.now()
    row = RecordedEvent.objects.create(name=name, payload=payload, at=now)
    Delivery.objects.bulk_create(
        Delivery(event=row, listener=who, due_at=now + registry.wait_of(who)) for who in listeners
    )
    # Told when it stands: an act that is rolled back has not happened.
    transaction.on_commit(lambda: _log.info(name, **payload), robust=True)
    for listener in registry.live_listeners(name):
        transaction.on_commit(_telling(listener, happened), robust=True)


def _telling(listener: registry.Listener, happened: Any) -> Callable[[], None]:
    """Return what tells a listener; a function and no partial, because Django logs its name when it fails."""

    def tell() -> None:
        listener(happened)

    tell.__qualname__ = getattr(listener, "__qualname__", repr(listener))
    return tell
