"""Who keeps the list of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.policy import OK, Answer, No

if TYPE_CHECKING:
    from community.tags.models import Tag
    from networks.people.models import Person


def create(person: Person) -> Answer:
    """Add a tag to the list: site admins."""
    return keep(person)


def keep(person: Person) -> Answer:
    """Rename and describe a tag of the list: site admins."""
    return OK if person.is_admin else No("not_admin")


def merge(person: Person, gone: Tag, into: Tag) -> Answer:
    """Let one tag go up in another."""
    return keep(person) and (No("same_tag") if gone.pk == into.pk else OK)


def delete(person: Person, uses: int) -> Answer:
    """Take a tag away that nothing carries."""
    return keep(person) and (No("tag_in_use") if uses else OK)
