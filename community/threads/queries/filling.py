"""What a stored text does not hold, because it changes: filled in when it is read, for who reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.conf import settings
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from base.files.showing import FilledTexts
from base.text import POST, fill_in, render, safe, stored, titled
from community.threads.queries.attached import HOLDER
from community.threads.queries.titling import titles_for
from networks.people.models import Person

MENTION = re.compile(r'<a href="/people/([0-9]+)/"></a>')  # empty: the name is filled in when read


class HasText(Protocol):
    """Something with a stored text."""

    html: str


T = TypeVar("T", bound=HasText)


def filled(texts: list[T], person: Person, *, post: int = 0) -> list[T]:
    """Fill in whom texts mention, the titles of what they link to, and their files (one query each, or none).

    `person` reads: what a text shows of other things, they see only as far as they may. `post` is the id of the
    post that texts without an id belong to; without it they are not stored yet, and show the reader's own files.
    """
    stored = [each.html for each in texts]
    names, titles = names_in(stored), titles_for(person, stored)
    files = FilledTexts(HOLDER, _by_post(texts, post), person.pk)
    for each in texts:
        html = titled(fill_in(each.html, names), titles, settings.BASE_URL)
        each.html = safe(files.fill(getattr(each, "id", post), html))
    return texts


@dataclass(slots=True)
class Loose:
    """The HTML of a text that is none of a post's."""

    html: str


def shown(source: str, person: Person) -> SafeString:
    """Return the HTML of a short text that is stored as it was typed, for who reads it now."""
    return safe(filled([Loose(render(stored(source), cap=POST).html)], person)[0].html)


def _by_post(texts: Iterable[HasText], post: int) -> dict[int, str]:
    """Return texts by the post that they belong to; all versions of one together."""
    joined: dict[int, str] = {}
    for each in texts:
        holder = getattr(each, "id", post)
        joined[holder] = joined.get(holder, "") + each.html
    return joined


def names_in(texts: Iterable[str]) -> dict[int, str]:
    """Return the names, as they are now, of the people whom stored texts mention; not of closed accounts.

    A double's mention names the account that it was made one with; its address leads there.
    """
    wanted = mentioned_in(texts)
    people = Person.objects.filter(pk__in=wanted).annotate(now=Coalesce("merged_into__name", "name"))
    there = people.exclude(closed_at__isnull=False, merged_into=None)
    return dict(there.values_list("pk", "now")) if wanted else {}


def mentioned_in(texts: Iterable[str]) -> set[int]:
    """Return the ids of the people whom stored texts mention."""
    return {int(found) for html in texts for found in MENTION.findall(html)}
