"""The recorded event: written with the act or not at all, told to each listener."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from base.events import Event, durable, event, live, record, registry
from base.events.models import Delivery, RecordedEvent


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Any]]:
    """An event that only this test knows."""
    for name in ("_events", "_durable", "_waits", "_live"):
        known = getattr(registry, name)
        monkeypatch.setattr(
            registry, name, type(known)(known.default_factory) if hasattr(known, "default_factory") else {}
        )

    @event
    class Told:
        number: int

    yield Told


def happened(told: type[Any], number: int = 1) -> None:
    """Record it in a transaction of its own."""
    with transaction.atomic():
        record(told(number=number))


@pytest.mark.django_db
def test_each_durable_listener_is_owed_a_delivery(told: type[Any]) -> None:
    def first(happened: Any) -> None: ...
    def second(happened: Any) -> None: ...

    for listener in (first, second):
        durable(told)(listener)
    happened(told, 7)
    [row] = RecordedEvent.objects.all()
    assert (row.name, row.payload, str(row)) == ("Told", {"number": 7}, "Told {'number': 7}")
    owed = Delivery.objects.order_by("id").values_list("listener", "attempts", "done_at", "parked_at")
    names = [f"{__name__}.{each.__qualname__}" for each in (first, second)]
    assert list(owed) == [(name, 0, None, None) for name in names]
    assert str(Delivery.objects.order_by("id")[0]) == f"{names[0]} of event {row.pk}"


@pytest.mark.django_db
def test_a_listener_that_waits_is_due_later(told: type[Any]) -> None:
    durable(told)(lambda happened: None)
    durable(told, after=timedelta(seconds=15))(test_a_listener_that_waits_is_due_later)
    happened(told)
    [at_once, later] = Delivery.objects.order_by("due_at")
    assert later.due_at - at_once.due_at == timedelta(seconds=15)
    assert at_once.due_at == at_once.event.at


@pytest.mark.django_db
def test_an_event_nobody_hears_is_recorded_all_the_same(told: type[Any]) -> None:
    happened(told)
    assert (RecordedEvent.objects.count(), Delivery.objects.count()) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused(told: type[Any]) -> None:
    with pytest.raises(RuntimeError):
        record(told(number=1))


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_event_and_tells_nobody(told: type[Any]) -> None:
    heard: list[int] = []
    live(told)(lambda happened: heard.append(happened.number))
    durable(told)(lambda happened: None)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(told(number=1))
        raise ZeroDivisionError
    assert (RecordedEvent.objects.count(), Delivery.objects.count(), heard) == (0, 0, [])


@pytest.mark.django_db(transaction=True)
def test_live_listeners_hear_after_commit_and_one_that_fails_stops_nobody(told: type[Any]) -> None:
    heard: list[tuple[int, bool]] = []

    def fails(happened: Any) -> None:
        raise ZeroDivisionError

    live(told)(fails)
    live(told)(lambda happened: heard.append((happened.number, connection.in_atomic_block)))
    happened(told, 3)
    assert heard == [(3, False)]


def test_events_are_frozen_and_their_names_unique(told: type[Any]) -> None:
    one: Event = told(number=1)
    with pytest.raises(AttributeError):
        one.number = 2  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="two events are called Told"):
        event(type("Told", (), {"__annotations__": {"number": int}}))
    assert registry.known_events() == {"Told": told}
    assert registry.payload_of(one) == {"number": 1}
    assert registry.listener_named("Told", "gone") is None
