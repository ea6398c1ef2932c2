"""What files may hang on, and who still wants a file that hangs on nothing."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

# (person, ids of holders) -> the ids of those whose text the person may read at this moment, in one query.
Readable = Callable[[Any, Collection[int]], set[int]]
# (keys of files) -> those that something outside, as a draft, still shows.
Keeps = Callable[[Collection[str]], set[str]]

_holders: dict[str, Readable] = {}
_keepers: list[Keeps] = []


def register_holder(kind: str, readable: Readable) -> None:
    """Let files hang on things of a kind; `readable` is asked at every download."""
    _holders[kind] = readable


def register_keeper(keeps: Keeps) -> None:
    """Let a subject keep files that hang on nothing yet from being swept: a draft shows them."""
    _keepers.append(keeps)


def holders() -> Mapping[str, Readable]:
    """Return the registered kinds of holders."""
    return _holders


def kept(keys: Collection[str]) -> set[str]:
    """Return those of the files that something outside still shows."""
    return set().union(*(keeps(keys) for keeps in _keepers)) if keys else set()
