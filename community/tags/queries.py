"""Finding tags: by name in both languages and by synonym, however they are spelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat, Lower
from django.utils.translation import get_language

from base.paging import Page, placed
from community.tags.folding import fold

if TYPE_CHECKING:
    from community.tags.models import Tag

OFFERED = 8
SHORT = 3  # below this many letters, a word must begin with them: "ai" is not looked for inside "fair"
CLOSE = 0.65  # how alike two words must be to be offered instead, 0 to 1
MOST_READ = 200
MOST_TAGS = 1_000  # in the list, which people read whole
SIZE = 100  # on a page of those who keep it
MOST_MENDED = 8  # words for which others are offered; each costs 25 ms, and a field holds three hundred


class TagQuerySet(models.QuerySet["Tag"]):
    """Adjectives for tags. The list itself is no secret; what carries a tag is."""

    def by_name(self) -> TagQuerySet:
        """In the order of the reader's alphabet."""
        return (
            self.order_by(Lower("name_en"), "name") if get_language() == "en" else self.order_by("sorts_as")
        )

    def matching(self, text: str) -> TagQuerySet:
        """Tags with the text in a name or a synonym; short texts at the beginning of one only."""
        word = fold(text)
        how = "contains" if len(word) >= SHORT else "startswith"
        return self._spelled(how, word) if word else self.none()

    def called(self, text: str) -> TagQuerySet:
        """Tags with the text as a name or a synonym."""
        word = fold(text)
        return self._spelled("exact", word) if word else self.none()

    def _spelled(self, how: str, word: str) -> TagQuerySet:
        named = Q(**{f"word__{how}": word}) | Q(**{f"word_en__{how}": word})
        return self.filter(named | Q(**{f"synonyms__word__{how}": word})).distinct()


@dataclass(frozen=True, slots=True)
class Match:
    """A tag that was found, and the other word that found it ("" when its own name did)."""

    tag: Tag
    word: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that is no tag, and the tags that may be meant."""

    word: str
    close: Sequence[Tag]


def all_tags() -> TagQuerySet:
    """Return the whole list, for everybody who is signed in."""
    from community.tags.models import Tag  # the models are made of these querysets

    return Tag.objects.all()


def kept_page(words: str = "", *, after: int | None = None, before: int | None = None) -> Page[Tag]:
    """Return a page of the list with synonyms, or of what words find, for whoever keeps it.

    Two queries, three with a cursor; `after` and `before` are ids of tags.
    """
    found = all_tags().matching(words) if words else all_tags()
    named = [Lower("name_en"), Value("0")] if get_language() == "en" else []
    place = Concat(*named, "sorts_as", Value("0"), Cast("pk", CharField()), output_field=CharField())
    rows = found.annotate(place=place).prefetch_related("synonyms")
    return placed(rows, among=all_tags().annotate(place=place), size=SIZE, after=after, before=before)


def former_tags(slug: str) -> TagQuerySet:
    """Return the tag, if any, that another one at this address went up in."""
    return all_tags().filter(former__slug=slug)


def carrying(tag: Tag) -> list[tuple[models.QuerySet[models.Model], str]]:
    """Return all rows that hold a tag, of whatever subject, each kind with its column."""
    found = []
    for relation in tag._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            rows = relation.related_model._base_manager.filter(**{relation.field.name: tag.pk})
            found.append((rows, relation.field.name))
    return found


def texts_of(tag: Tag) -> dict[str, object]:
    """Return the words of a tag: what its form begins from."""
    words = sorted(each.name for each in tag.synonyms.all())
    return {"name": tag.name, "name_en": tag.name_en, "description": tag.description, "synonyms": words}


def uses(tag: Tag) -> int:
    """Return how much carries a tag: threads, people; not its own words."""
    return sum(
        rows.count() for rows, _column in carrying(tag) if rows.model._meta.app_label != tag._meta.app_label
    )


def complete(text: str, limit: int = OFFERED) -> list[Match]:
    """Return the tags that somebody may mean who has typed `text`, best first (two queries)."""
    word = fold(text)
    found = all_tags().matching(text).prefetch_related("synonyms")[:MOST_READ]
    ranked = sorted(((*_best(tag, word), tag) for tag in found), key=lambda each: (each[0], each[2].sorts_as))
    return [Match(tag, by) for _rank, by, tag in ranked[:limit]]


def resolve(words: Iterable[str]) -> tuple[list[Tag], list[Unknown]]:
    """Return the tags that words stand for, each once, and the words that are no tag.

    A name beats a synonym. A synonym of several tags stands for none of them: they are offered instead.
    """
    tags: dict[int, Tag] = {}
    unknown: list[Unknown] = []
    for word in filter(None, (each.strip() for each in words)):
        found = [*all_tags().called(word)]
        own = [tag for tag in found if fold(word) in {tag.word, tag.word_en}] or found
        if len(own) == 1:
            tags[own[0].pk] = own[0]
        else:
            mended = own or (_close(word) if len(unknown) < MOST_MENDED else [])
            unknown.append(Unknown(word, mended))
    return list(tags.values()), unknown


def _best(tag: Tag, word: str) -> tuple[int, str]:
    """Return how well a tag fits (less is better), and by which word if not by its own name."""
    names = [(tag.word, ""), (tag.word_en, "" if tag.word_en == tag.word else tag.name_en)]
    names += [(synonym.word, synonym.name) for synonym in tag.synonyms.all()]
    return min(
        ((_rank(name, word), shown) for name, shown in names), key=lambda each: (each[0], each[1] != "")
    )


def _rank(name: str, word: str) -> int:
    if name == word:
        return 0
    if name.startswith(word):
        return 1
    return 2 if word in name else 3


def _close(word: str) -> list[Tag]:
    """Return at most three tags with a word like this one. Reads the whole list: only after a mistake."""
    known: dict[str, Tag] = {}
    for tag in all_tags().prefetch_related("synonyms"):
        for name in (tag.word, tag.word_en, *(synonym.word for synonym in tag.synonyms.all())):
            known.setdefault(name, tag)
    near = [known[name] for name in get_close_matches(fold(word), known, n=6, cutoff=CLOSE)]
    near += [match.tag for match in complete(word, 3)]
    return list({tag.pk: tag for tag in near}.values())[:3]
