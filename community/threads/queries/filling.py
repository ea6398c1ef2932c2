"""What a stored text does not hold, because it changes: filled in when it is read, for who reads it."""

from __future__ import annotations

import re
from typing import Protocol, TypeVar

from base.text import fill_in, safe
from networks.people.models import Person

MENTION = re.compile(r'<a href="/people/([0-9]+)/"></a>')  # empty: the name is filled in when read


class HasText(Protocol):
    """Something with a stored text."""

    html: str


T = TypeVar("T", bound=HasText)


def filled(texts: list[T], person: Person) -> list[T]:
    """Fill in the names of people whom texts mention, as they are called now (one query, or none).

    `person` reads: what a text shows of other things, they see only as far as they may.
    """
    wanted = {int(found) for each in texts for found in MENTION.findall(each.html)}
    people = Person.objects.filter(pk__in=wanted, closed_at__isnull=True)
    names = dict(people.values_list("pk", "name")) if wanted else {}
    for each in texts:
        each.html = safe(fill_in(each.html, names))
    return texts
