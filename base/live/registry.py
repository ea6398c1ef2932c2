"""Topics and frames that subjects offer on the one socket."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Topic(Protocol):
    """Something that a page can follow: all calls are synchronous and read the database as it is now."""

    kind: str

    def readers(self, object_id: int, person_ids: Collection[int]) -> set[int]:
        """Return those of the people who may follow the object now (one query)."""
        ...

    def numbers(self, object_ids: Collection[int]) -> Mapping[int, int]:
        """Return the latest number of each object (one query)."""
        ...

    def changes(self, object_id: int, after: int, limit: int) -> list[dict[str, Any]]:
        """Return at most `limit` changes after a number, in order: `{"number", "kind", …}`."""
        ...


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame from a page: who sent it (networks' Person, read for this frame), and what it holds."""

    person: Any
    data: Mapping[str, Any]


Handler = Callable[[Frame], dict[str, Any]]

_topics: dict[str, Topic] = {}
_frames: dict[str, Handler] = {}


def register_topic(topic: Topic) -> None:
    """Let pages subscribe to `<kind>:<id>`."""
    _topics[topic.kind] = topic


def register_frame(name: str, handler: Handler) -> None:
    """Let pages send frames of a type; the handler's answer goes back to the sender."""
    _frames[name] = handler


def topics() -> Mapping[str, Topic]:
    """Return the registered topics by kind."""
    return _topics


def frame_handlers() -> Mapping[str, Handler]:
    """Return the registered frames by type."""
    return _frames
