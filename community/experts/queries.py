"""Who knows something about what. People are seen by everybody signed in, and so are the tags on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from base.paging import Page, placed
from community.experts.models import Kind, PersonTag
from networks.people.models import Person

if TYPE_CHECKING:
    from community.tags.models import Tag

SIZE = 12


@dataclass(frozen=True, slots=True)
class Known:
    """The tags on a person, in the order that they chose: what they help with, and what they want to learn."""

    help: Sequence[Tag]
    learn: Sequence[Tag]

    def __bool__(self) -> bool:
        return bool(self.help or self.learn)


def tags_of(person: Person) -> Known:
    """Return the tags on a person whom the caller has found through `visible_to` (one query)."""
    rows = list(PersonTag.objects.filter(person=person).select_related("tag").order_by("pk"))
    return Known(
        [row.tag for row in rows if row.kind == Kind.HELP],
        [row.tag for row in rows if row.kind == Kind.LEARN],
    )


def people_with_tag(
    reader: Person, tag: Tag, *, after: int | None = None, before: int | None = None
) -> Page[Person]:
    """Return who says that they can help with a tag, by name: people who can sign in now.

    One query (two with a cursor). `after` and `before` are ids of people that a neighbouring page ends or begins
    with.
    """
    everybody = Person.objects.alphabetical()
    rows = everybody.visible_to(reader).active().filter(known_tags__tag=tag, known_tags__kind=Kind.HELP)
    return placed(rows, among=everybody, size=SIZE, after=after, before=before)
