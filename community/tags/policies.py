"""Who keeps the list of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.policy import OK, Answer, No

if TYPE_CHECKING:
    from networks.people.models import Person


def create(person: Person) -> Answer:
    """Add a tag to the list: site admins."""
    return OK if person.is_admin else No("not_admin")
