"""What each act is called in words, what its data say, and how the things that it was done to are found."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in the log, as its reader may know of it."""

    text: str
    url: str = ""


# Names those of the things that the person may see; the others are told without name.
Finder = Callable[[Any, Collection[int]], Mapping[int, Named]]

_sentences: dict[str, Words] = {}
_details: dict[str, Mapping[str, Words]] = {}
_finders: dict[str, Finder] = {}


def register(sentences: Mapping[str, Words]) -> None:
    """Say what acts are called: `{"threads.move": _("moved a thread")}`, as it stands after somebody's name."""
    _sentences.update(sentences)


def register_detail(name: str, words: Mapping[str, Words]) -> None:
    """Say what the values under a name of `data` are called: `("role", {"lead": _("Network lead")})`."""
    _details[name] = words


def register_kind(kind: str, find: Finder) -> None:
    """Let the log name things of a kind and lead to them: only to who may see them."""
    _finders[kind] = find


def sentence_of(act: str) -> str:
    """Return an act in the reader's language; its code where the subject is no longer installed."""
    return str(_sentences.get(act, act))


def details_of(data: Mapping[str, Any]) -> list[str]:
    """Return what the data of an entry say in words; ids and what nobody has words for are left out."""
    found = []
    for name, words in _details.items():
        value = data.get(name)
        values = value if isinstance(value, list) else [value]
        found += [str(words[each]) for each in values if isinstance(each, str) and each in words]
    return found


def find(person: Any, things: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], Named]:
    """Return the names of things `(kind, id)` as the person may know of them: one query for each kind."""
    found: dict[tuple[str, int], Named] = {}
    for kind in {kind for kind, _id in things} & _finders.keys():
        ids = {object_id for each, object_id in things if each == kind}
        found |= {(kind, object_id): named for object_id, named in _finders[kind](person, ids).items()}
    return found


def known_acts() -> frozenset[str]:
    """Return every act that has words (for the test that no act is logged without)."""
    return frozenset(_sentences)
