"""Runs durable listeners from what they are owed. Survives kill -9: a lease ends and the row is due again."""

import logging
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from base.events import registry
from base.events.models import Delivery, RecordedEvent
from base.jobs import chore

LEASE = timedelta(seconds=60)
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 12  # about five hours of waiting in all
BATCH = 50
KEPT = timedelta(days=30)
OWED = Q(done_at__isnull=True, parked_at__isnull=True)

log = logging.getLogger(__name__)


def deliver_due() -> int:
    """Run what is due, oldest first, at most BATCH; return how many were run.

    Rows are leased one at a time before they are run: two workers share the work, and a killed worker's
    row is due again when its lease ends. Order between rows is not promised.
    """
    ids = list(
        Delivery.objects.filter(OWED, due_at__lte=timezone.now())
        .order_by("due_at", "id")
        .values_list("id", flat=True)[:BATCH]
    )
    return sum(_deliver(delivery_id) for delivery_id in ids)


def _deliver(delivery_id: int) -> bool:
    delivery = _lease(delivery_id)
    if delivery is None:
        return False
    listener = registry.listener_named(delivery.event.name, delivery.listener)
    kind = registry.known_events().get(delivery.event.name)
    if listener is None or kind is None:
        _park(delivery, "no such listener or event in this version")
        return False
    try:
        listener(kind(**delivery.event.payload))
    except Exception as error:
        log.exception("%s failed", delivery)
        _retry_later(delivery, repr(error)[:1000])
        return True
    Delivery.objects.filter(id=delivery.id).update(done_at=timezone.now(), error="")
    return True


def _lease(delivery_id: int) -> Delivery | None:
    """Take the row if it is still due: the update counts 1 for exactly one worker."""
    now = timezone.now()
    taken = Delivery.objects.filter(OWED, id=delivery_id, due_at__lte=now).update(
        due_at=now + LEASE, attempts=F("attempts") + 1
    )
    return Delivery.objects.select_related("event").get(id=delivery_id) if taken else None


def _retry_later(delivery: Delivery, error: str) -> None:
    if delivery.attempts >= MOST_ATTEMPTS:
        _park(delivery, error)
        return
    wait = min(FIRST_WAIT * 2 ** (delivery.attempts - 1), LONGEST_WAIT)
    Delivery.objects.filter(id=delivery.id).update(due_at=timezone.now() + wait, error=error)


def _park(delivery: Delivery, error: str) -> None:
    log.error("%s is parked: %s", delivery, error)
    Delivery.objects.filter(id=delivery.id).update(parked_at=timezone.now(), error=error)


@chore
def prune() -> None:
    """Forget events older than KEPT that owe nobody anything."""
    old = RecordedEvent.objects.filter(at__lt=timezone.now() - KEPT)
    old.exclude(deliveries__in=Delivery.objects.filter(done_at__isnull=True)).delete()
