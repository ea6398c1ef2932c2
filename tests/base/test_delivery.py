"""Delivery: every durable listener hears, again after a failure, and two workers share the work."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from threading import Lock
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from base.events import delivery, durable, event, record, registry
from base.events.delivery import BATCH, FIRST_WAIT, LONGEST_WAIT, MOST_ATTEMPTS, deliver_due, prune
from base.events.models import Delivery, RecordedEvent
from tests.races import together


class Heard:
    """A listener that remembers, and fails as often as it is told to."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.failures = 0
        self.lock = Lock()

    def hear(self, happened: Any) -> None:
        """Remember the number, or fail."""
        with self.lock:
            self.failures -= 1
            if self.failures >= 0:
                raise ZeroDivisionError("not now")
            self.numbers.append(happened.number)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """A listener to an event that only this test knows."""
    monkeypatch.setattr(registry, "_events", {})
    monkeypatch.setattr(registry, "_durable", type(registry._durable)(dict))
    logging.getLogger("base.events.delivery").setLevel(logging.CRITICAL)
    listener = Heard()
    made = event(type("Told", (), {"__annotations__": {"number": int}}))
    durable(made)(listener.hear)
    yield listener
    logging.getLogger("base.events.delivery").setLevel(logging.NOTSET)


def tell(*numbers: int) -> None:
    """Record events."""
    with transaction.atomic():
        for number in numbers:
            record(registry.known_events()["Told"](number=number))


def due_now() -> None:
    """Let the waiting time of everything be over."""
    Delivery.objects.update(due_at=timezone.now())


@pytest.mark.django_db
def test_what_happened_is_heard_once_in_order(heard: Heard) -> None:
    tell(1, 2, 3)
    assert (deliver_due(), deliver_due()) == (3, 0)
    assert heard.numbers == [1, 2, 3]
    assert not Delivery.objects.filter(done_at=None).exists()


@pytest.mark.django_db
def test_a_failure_is_tried_again_later_and_later(heard: Heard) -> None:
    heard.failures = 3
    tell(1)
    waits = []
    for _ in range(3):
        due_now()
        assert deliver_due() == 1
        row = Delivery.objects.get()
        waits.append(round((row.due_at - timezone.now()).total_seconds()))
        assert (row.done_at, row.error) == (None, "ZeroDivisionError('not now')")
    assert waits == [FIRST_WAIT.seconds, FIRST_WAIT.seconds * 2, FIRST_WAIT.seconds * 4]
    assert deliver_due() == 0  # not due yet
    due_now()
    deliver_due()
    assert (heard.numbers, Delivery.objects.get().error) == ([1], "")


@pytest.mark.django_db
def test_what_fails_for_hours_is_parked_for_an_operator(heard: Heard) -> None:
    heard.failures = 99
    tell(1)
    for _ in range(MOST_ATTEMPTS):
        assert Delivery.objects.get().parked_at is None
        due_now()
        deliver_due()
    row = Delivery.objects.get()
    assert row.parked_at is not None
    assert row.attempts == MOST_ATTEMPTS
    assert row.due_at <= timezone.now() + LONGEST_WAIT
    due_now()
    assert deliver_due() == 0


@pytest.mark.django_db
def test_one_that_fails_holds_nobody_up(heard: Heard) -> None:
    heard.failures = 1
    tell(1, 2, 3)
    assert deliver_due() == 3
    assert heard.numbers == [2, 3]


@pytest.mark.django_db
def test_a_listener_or_event_that_a_new_version_has_lost_is_parked(heard: Heard) -> None:
    tell(1, 2)
    first, second = Delivery.objects.order_by("id")
    Delivery.objects.filter(pk=first.pk).update(listener="gone.away")
    RecordedEvent.objects.filter(pk=second.event_id).update(name="Gone")
    deliver_due()
    assert Delivery.objects.filter(parked_at__isnull=False).count() == 2
    assert heard.numbers == []


@pytest.mark.django_db
def test_a_row_whose_worker_died_is_due_again_when_its_lease_ends(heard: Heard) -> None:
    tell(1)
    row = Delivery.objects.get()
    assert delivery._lease(row.pk) is not None
    assert delivery._lease(row.pk) is None
    assert deliver_due() == 0
    due_now()
    assert deliver_due() == 1
    assert (heard.numbers, Delivery.objects.get().attempts) == ([1], 2)


@pytest.mark.django_db
def test_a_sweep_takes_a_batch_at_most(heard: Heard) -> None:
    tell(*range(BATCH + 1))
    assert (deliver_due(), deliver_due()) == (BATCH, 1)


@pytest.mark.django_db(transaction=True)
def test_four_workers_share_the_work_and_nothing_is_heard_twice(heard: Heard) -> None:
    tell(*range(40))
    answers = together([deliver_due] * 4)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    while deliver_due():
        pass
    assert sorted(heard.numbers) == list(range(40))


@pytest.mark.django_db
def test_old_events_are_forgotten_when_they_owe_nothing(heard: Heard) -> None:
    old, older = timezone.now() - delivery.KEPT * 2, timezone.now() - delivery.KEPT + timedelta(hours=1)
    tell(1, 2, 3)
    owed, done, young = RecordedEvent.objects.order_by("id")
    Delivery.objects.exclude(event=owed).update(done_at=timezone.now())
    RecordedEvent.objects.exclude(pk=young.pk).update(at=old)
    RecordedEvent.objects.filter(pk=young.pk).update(at=older)
    prune()
    prune()
    assert set(RecordedEvent.objects.all()) == {owed, young}
    assert done.pk is not None
