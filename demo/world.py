"""The objects of the demo while they are made: each under the name that its file gives it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from community.threads.models import Post, Thread
from demo.models import DemoObject
from networks.membership.models import Network
from networks.people.models import Person
from realtime.chat.models import Room

ADMIN = "admin"
_MENTION = re.compile(r"@\[(p\d+)\]")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that somebody did at a time."""

    at: datetime
    do: Callable[[], object]


@dataclass(slots=True)
class World:
    """What has been made so far, by demo id."""

    people: dict[str, Person] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    made: list[DemoObject] = field(default_factory=list)

    def remember(self, kind: str, demo_id: str, object_id: int) -> None:
        """Note which object a demo id became; written with `save_names`."""
        self.made.append(DemoObject(kind=kind, demo_id=demo_id, object_id=object_id))

    def save_names(self) -> None:
        """Store the names of everything that was made."""
        DemoObject.objects.bulk_create(self.made)

    def text(self, source: str) -> str:
        """Return a text with the demo's mentions turned into the product's own."""
        return _MENTION.sub(lambda found: f"@[{self.people[found[1]].pk}]", source)
