"""What the demo's JSON files hold, read once into plain values. Seminars and polls wait for their subject."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"
LIVE_ROOM = "seminar"  # the kind of room that belongs to a seminar, and comes with it


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """A network and who leads it."""

    slug: str
    name: str
    name_en: str
    visibility: str
    purpose: str
    rules: tuple[str, ...]
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonFile:
    """Somebody, the code of their organisation, and the networks they are in."""

    id: str
    name: str
    title: str
    email: str
    organisation: str
    networks: tuple[str, ...]
    leads: tuple[str, ...]
    expertise: tuple[str, ...]
    wants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagFile:
    """One of the curated tags."""

    slug: str
    name: str
    name_en: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A challenge or a good example; its body is what the thread begins with."""

    id: str
    kind: str
    network: str
    author: str
    title: str
    body: str
    tags: tuple[str, ...]
    days_ago: int


@dataclass(frozen=True, slots=True)
class ReplyFile:
    """An answer in a case. `quotes` is the id of the reply or case that the text quotes, or empty."""

    id: str
    case: str
    author: str
    number: int
    hours_after: int
    body: str
    mentions: tuple[str, ...]
    quotes: str


@dataclass(frozen=True, slots=True)
class RoomFile:
    """A chat room of a network, with what is said in it, in order."""

    id: str
    name: str
    network: str
    messages: tuple["MessageFile", ...]


@dataclass(frozen=True, slots=True)
class MessageFile:
    """One line of chat."""

    room: str
    seq: int
    author: str
    text: str

    @property
    def id(self) -> str:
        """Return what evaluations call it."""
        return f"{self.room}/{self.seq}"


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that is loaded. Replies stand in the order of their numbers, case by case."""

    networks: tuple[NetworkFile, ...]
    people: tuple[PersonFile, ...]
    tags: tuple[TagFile, ...]
    cases: tuple[CaseFile, ...]
    replies: tuple[ReplyFile, ...]
    rooms: tuple[RoomFile, ...]
    care: dict[str, Any]  # what was kept in order besides (demo/care.py)

    def replies_to(self, case_id: str) -> list[ReplyFile]:
        """Return the replies of one case in order."""
        return [reply for reply in self.replies if reply.case == case_id]


def read(folder: Path = DATA) -> Content:
    """Read the files. Raises OSError, KeyError or ValueError when they are not the demo's."""
    chat = _json(folder, "chat")
    replies = sorted(_json(folder, "replies"), key=lambda row: (row["case"], row["number"]))
    return Content(
        networks=tuple(NetworkFile(**_chosen(NetworkFile, row)) for row in _json(folder, "networks")),
        people=tuple(PersonFile(**_chosen(PersonFile, row)) for row in _json(folder, "people")),
        tags=tuple(TagFile(**_chosen(TagFile, row)) for row in _json(folder, "tags")),
        cases=tuple(CaseFile(**_chosen(CaseFile, row)) for row in _json(folder, "cases")),
        replies=tuple(ReplyFile(**_chosen(ReplyFile, {"quotes": "", **row})) for row in replies),
        care=_json(folder, "care"),
        rooms=tuple(_room(row, chat["messages"]) for row in chat["rooms"] if row["kind"] != LIVE_ROOM),
    )


def _room(row: dict[str, Any], messages: list[dict[str, Any]]) -> RoomFile:
    said = sorted((each for each in messages if each["room"] == row["id"]), key=lambda each: each["seq"])
    return RoomFile(
        id=row["id"],
        name=row["name"],
        network=row["network"],
        messages=tuple(MessageFile(**each) for each in said),
    )


def _json(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def _chosen(kind: type[Any], row: dict[str, Any]) -> dict[str, Any]:
    """Pick the fields that we load; lists become tuples, so that nothing can be changed afterwards."""
    values = {name: row[name] for name in kind.__dataclass_fields__}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
