"""What the hub reads, in a thread: news and rights, for all sockets together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from base.live import topics
from networks.people.models import Person
from realtime.wire import queries
from realtime.wire.answers import Answer, sentence, speak
from realtime.wire.protocol import MOST_CHANGES, encode, error
from realtime.wire.socket import Key

# Changes that the hub brings to everybody at once, before it looks up: a reader takes some meanwhile.
MOST_NEWS = 50


# Characters of an answer: the server beneath us drops frames of more than 1 MiB, and says nothing.
LARGEST_ANSWER = 200_000


@dataclass(frozen=True, slots=True)
class CatchUp:
    """`subscribed`, encoded. With `more` its number is the last of its changes, else the topic's newest."""

    text: str
    number: int
    more: bool


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
    found = topics()[kind].changes(object_id, after, MOST_NEWS)
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


def catch_up(key: Key, session_key: str, after: int | None, ref: object) -> CatchUp | Answer | None:
    """Return what a page has missed after a number, or an error frame; None when the session has ended."""
    return speak(session_key, lambda person: _missed(person, key, after, ref))


def _missed(person: Person, key: Key, after: int | None, ref: object) -> CatchUp | Answer:
    kind, object_id = key
    topic = topics()[kind]
    if person.pk not in topic.readers(object_id, [person.pk]):
        return error("not_found", sentence("not_found"))
    newest = topic.numbers([object_id]).get(object_id, 0)
    found = [] if after is None or after >= newest else topic.changes(object_id, after, MOST_CHANGES + 1)
    changes = _that_fit(found[:MOST_CHANGES])
    number = found[len(changes) - 1]["number"] if changes else newest
    more = len(changes) < len(found)
    head = {"type": "subscribed", "topic": f"{kind}:{object_id}", "number": number, "more": more}
    text = encode(head if ref is None else {**head, "ref": ref})
    return CatchUp(f'{text[:-1]},"changes":[{",".join(changes)}]}}', number, more)


def _that_fit(changes: Sequence[dict[str, Any]]) -> list[str]:
    """Encode as many changes as one answer holds, at least one."""
    encoded: list[str] = []
    space = LARGEST_ANSWER
    for change in changes:
        text = encode(change)
        space -= len(text)
        if space < 0 and encoded:
            break
        encoded.append(text)
    return encoded
