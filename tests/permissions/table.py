"""Reads the tables of docs/permissions.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
ROLES = ("visitor", "outsider", "colleague", "observer", "member", "lead", "removed", "admin")
WORDS = {"allow", "deny", "404", "login", "redirect", "-"}

_HEADING = re.compile(r"^## .*\(`([\w:-]+)`\)$")
_DOOR = re.compile(r"^`((?:url|frame):[\w:.-]+)`(?: (\w+))?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one role gets when it does one thing to an object in one state."""

    thing: str
    verb: str
    door: str
    role: str
    expected: str
    line: int

    def __str__(self) -> str:
        return f"{self.thing}, {self.role}: {self.verb}".replace(" ", "_")


def cells(text: str) -> Iterator[Cell]:
    """Yield every cell that can be; raises ValueError with the line of what can't be read."""
    thing = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            found = _HEADING.match(line)
            thing = found.group(1) if found else ""
        elif thing and line.startswith("|") and not line.startswith(("| verb |", "| ---")):
            yield from _row(thing, line, number)


def _row(thing: str, line: str, number: int) -> Iterator[Cell]:
    verb, door, *words = (cell.strip() for cell in line.strip().strip("|").split("|"))
    found = _DOOR.match(door)
    if found is None or len(words) != len(ROLES) or not set(words) <= WORDS:
        raise ValueError(f"docs/permissions.md, line {number}: can't be read")
    key = " ".join(filter(None, found.groups()))
    for role, word in zip(ROLES, words, strict=True):
        if word != "-":
            yield Cell(thing, verb, key, role, word, number)


def all_cells() -> list[Cell]:
    """Return the cells of the document."""
    return list(cells(DOCUMENT.read_text(encoding="utf-8")))
