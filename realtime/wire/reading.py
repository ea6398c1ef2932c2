"""What the hub reads, in a thread: news and rights, for all sockets together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from base.live import topics
from networks.people.models import Person
from realtime.wire import queries
from realtime.wire.answers import Answer, sentence, speak
from realtime.wire.protocol import MOST_CHANGES, encode, error
from realtime.wire.socket import Key


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom the hub asks about: people by topic, and the sessions of their sockets."""

    people: Mapping[Key, Collection[int]]
    sessions: Collection[str]


@dataclass(frozen=True, slots=True)
class Look:
    """How it stands now: who may follow what, whose session lives, how far each topic has come."""

    readers: Mapping[Key, set[int]] = field(default_factory=dict)
    living: Collection[str] = frozenset()
    numbers: Mapping[Key, int] = field(default_factory=dict)


def first_number(key: Key) -> int:
    """Return how far a topic has come; 0 for one that does not exist."""
    kind, object_id = key
    return topics()[kind].numbers([object_id]).get(object_id, 0)


def news(asked: Asked, key: Key, after: int) -> tuple[list[tuple[int, str]], Look]:
    """Return the changes after a number, each encoded once for all, and who of those asked may have them.

    Rights are read after the changes: who lost theirs before something was said does not get it.
    """
    kind, object_id = key
    head = {"type": "change", "topic": f"{kind}:{object_id}"}
    found = topics()[kind].changes(object_id, after, MOST_CHANGES)
    encoded = [(change["number"], encode({**head, **change})) for change in found]
    return encoded, look(asked, numbers=False)


def look(asked: Asked, *, numbers: bool) -> Look:
    """Return rights and sessions as they are now, and if asked for, the numbers of all topics."""
    readers = {key: topics()[key[0]].readers(key[1], people) for key, people in asked.people.items()}
    return Look(readers, queries.living(asked.sessions), _numbers(asked.people) if numbers else {})


def _numbers(keys: Collection[Key]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for kind in {kind for kind, _ in keys}:
        ids = [object_id for each, object_id in keys if each == kind]
        found |= {(kind, object_id): number for object_id, number in topics()[kind].numbers(ids).items()}
    return found


def catch_up(key: Key, session_key: str, after: int | None) -> Answer | None:
    """Return `subscribed` with what a page has missed after a number, or an error; None when signed out.

    `number` is where the answer ends: with `more` it is the last of the changes in it, else the newest.
    """
    return speak(session_key, lambda person: _missed(person, key, after))


def _missed(person: Person, key: Key, after: int | None) -> dict[str, Any]:
    kind, object_id = key
    topic = topics()[kind]
    if person.pk not in topic.readers(object_id, [person.pk]):
        return error("not_found", sentence("not_found"))
    newest = topic.numbers([object_id]).get(object_id, 0)
    found = [] if after is None or after >= newest else topic.changes(object_id, after, MOST_CHANGES + 1)
    more, found = len(found) > MOST_CHANGES, found[:MOST_CHANGES]
    return {
        "type": "subscribed",
        "topic": f"{kind}:{object_id}",
        "number": found[-1]["number"] if found else newest,
        "changes": found,
        "more": more,
    }
