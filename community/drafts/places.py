"""Where texts are written. A place is a word that means nothing here (`reply:42`): whoever has a form registers
what the places of its kind are called, where they lead, and whether a person still sees them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networks.people.models import Person

LONGEST = 120
OPENED = "draft"  # `?draft=1`: the form begins with the draft


@dataclass(frozen=True, slots=True)
class Place:
    """What a place is called for its writer, and the address of its form."""

    name: str
    url: str

    @property
    def opened(self) -> str:
        """Return the address of the form with the draft in it."""
        return f"{self.url}{'&' if '?' in self.url else '?'}{OPENED}=1"


# For many places at once, so that a list costs the same however long it is. What is left out is out of sight.
Finder = Callable[["Person", Sequence[str]], Mapping[str, Place]]

_finders: dict[str, Finder] = {}
_acts: dict[str, str] = {}


def register(kind: str, finder: Finder, *, act: str) -> None:
    """Let drafts be kept at places that begin with `<kind>:`. Their keys are claimed for `act` when they are sent."""
    _finders[kind], _acts[kind] = finder, act


def act_of(place: str) -> str:
    """Return the act that a form at a place claims its key for (`base.keys`)."""
    return _acts[place.partition(":")[0]]


def known(place: str) -> bool:
    """Whether somebody has registered such places."""
    return place.partition(":")[0] in _finders and len(place) <= LONGEST


def find(person: "Person", places: Iterable[str]) -> dict[str, Place]:
    """Return those of the places that the person still sees (a fixed number of queries for each kind)."""
    by_kind = defaultdict(list)
    for place in places:
        by_kind[place.partition(":")[0]].append(place)
    found: dict[str, Place] = {}
    for kind, those in by_kind.items():
        if kind in _finders:
            found |= _finders[kind](person, those)
    return found
