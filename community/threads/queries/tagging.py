"""What the pages of tags show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from community.tags.folding import fold
from community.tags.queries import TagQuerySet, all_tags, complete
from networks.membership.models import Network

if TYPE_CHECKING:
    from community.tags.models import Tag
    from networks.people.models import Person

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag in the list: how many threads with it the person may see, and the other word that found it."""

    tag: Tag
    n: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class TagList:
    """The list of tags, or of those that `words` find; `instead` is the tag that `words` is a synonym of."""

    words: str
    lines: Sequence[TagLine]
    instead: Tag | None = None


def tags_of(thread_id: int) -> TagQuerySet:
    """Return the tags of a thread that the caller has found through `visible_to`, as they were chosen."""
    return all_tags().filter(tagged_threads__content_object=thread_id).order_by("tagged_threads__id")


def tag_list(person: Person, words: str = "") -> TagList:
    """Return the whole list (one query), or what is found by `words` in a name or a synonym (three)."""
    counted = all_tags().annotate(n=Count("tagged_threads", filter=_seen_by(person))).by_name()
    if not words:
        return TagList("", [TagLine(tag, tag.n) for tag in counted])
    found = complete(words, MOST_FOUND)
    counts = dict(counted.filter(pk__in=[match.tag.pk for match in found]).values_list("pk", "n"))
    lines = [TagLine(match.tag, counts[match.tag.pk], match.word) for match in found]
    exact = [each.tag for each in lines if each.word and fold(each.word) == fold(words)]
    return TagList(words, lines, exact[0] if len(exact) == 1 else None)


def _seen_by(person: Person) -> Q:
    return Q(
        tagged_threads__content_object__network__in=Network.objects.readable_by(person),
        tagged_threads__content_object__standing=True,
    )
