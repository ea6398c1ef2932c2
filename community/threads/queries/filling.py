"""What a stored text does not hold, because it changes: filled in when it is read, for who reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from django.conf import settings

from base.text import fill_in, safe, titled
from community.threads.queries.titling import titles_for
from networks.people.models import Person

MENTION = re.compile(r'<a href="/people/([0-9]+)/"></a>')  # empty: the name is filled in when read


class HasText(Protocol):
    """Something with a stored text."""

    html: str


T = TypeVar("T", bound=HasText)


def filled(texts: list[T], person: Person) -> list[T]:
    """Fill in the names of people whom texts mention and the titles of what they link to (one query each, or none).

    `person` reads: what a text shows of other things, they see only as far as they may.
    """
    stored = [each.html for each in texts]
    names, titles = names_in(stored), titles_for(person, stored)
    for each in texts:
        each.html = safe(titled(fill_in(each.html, names), titles, settings.BASE_URL))
    return texts


def names_in(texts: Iterable[str]) -> dict[int, str]:
    """Return the names, as they are now, of the people whom stored texts mention; not of closed accounts."""
    wanted = mentioned_in(texts)
    people = Person.objects.filter(pk__in=wanted, closed_at__isnull=True)
    return dict(people.values_list("pk", "name")) if wanted else {}


def mentioned_in(texts: Iterable[str]) -> set[int]:
    """Return the ids of the people whom stored texts mention."""
    return {int(found) for html in texts for found in MENTION.findall(html)}
