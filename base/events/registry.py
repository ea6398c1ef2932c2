"""Which events there are, and who listens."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, ClassVar, Protocol, TypeVar, dataclass_transform


class Event(Protocol):
    """A frozen dataclass in the past tense whose fields are ids, numbers or short words, never text of people."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


E = TypeVar("E")
Listener = Callable[[Any], object]

_events: dict[str, type[Any]] = {}
_durable: dict[str, dict[str, Listener]] = defaultdict(dict)
_waits: dict[str, timedelta] = {}
_live: dict[str, list[Listener]] = defaultdict(list)


@dataclass_transform(frozen_default=True)
def event(cls: type[E]) -> type[E]:
    """Make `cls` a frozen dataclass and enter it under its name, which is unique in the product."""
    made = dataclass(frozen=True, slots=True)(cls)
    if made.__name__ in _events:
        raise ValueError(f"two events are called {made.__name__}")
    _events[made.__name__] = made
    return made


def durable(
    kind: type[E], *, after: timedelta = timedelta()
) -> Callable[[Callable[[E], object]], Callable[[E], object]]:
    """Register a listener that the worker runs at least once for every recorded `kind`.

    `after` is how long it waits: what can be taken back for a moment is not mailed before that moment is over.
    """

    def enter(listener: Callable[[E], object]) -> Callable[[E], object]:
        name = f"{listener.__module__}.{listener.__qualname__}"
        _durable[kind.__name__][name] = listener
        _waits[name] = after
        return listener

    return enter


def live(kind: type[E]) -> Callable[[Callable[[E], object]], Callable[[E], object]]:
    """Register a listener that is called right after commit, in the process of the act, at most once."""

    def enter(listener: Callable[[E], object]) -> Callable[[E], object]:
        _live[kind.__name__].append(listener)
        return listener

    return enter


def durable_listeners(name: str) -> dict[str, Listener]:
    """Return the durable listeners of an event, by their dotted name."""
    return _durable[name]


def wait_of(listener: str) -> timedelta:
    """Return how long a durable listener waits before it is run."""
    return _waits[listener]


def live_listeners(name: str) -> list[Listener]:
    """Return the live listeners of an event."""
    return _live[name]


def listener_named(event_name: str, name: str) -> Listener | None:
    """Return a durable listener, or None where a deployment has removed it."""
    return _durable[event_name].get(name)


def known_events() -> dict[str, type[Any]]:
    """Return every event by name (for the docs' test and for delivery)."""
    return dict(_events)


def payload_of(happened: Any) -> dict[str, Any]:
    """Return the fields of an event as they are stored."""
    return asdict(happened)
