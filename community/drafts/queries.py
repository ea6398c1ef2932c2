"""One's own drafts, and nobody else's: an administrator sees none but their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from base.paging import keyset
from base.text import excerpt, file_keys
from base.text.differences import Budget, Piece, differences
from community.drafts import models as stored  # not the names in it: the models are made of these querysets
from community.drafts import places
from networks.people.agents import in_words

if TYPE_CHECKING:
    from community.drafts.models import Draft, OtherCopy
    from networks.people.models import Person

SIZE = 20
EXCERPT = 160
MOST_BELOW = 20  # places that a page names
STEPS = 100_000  # of comparing, some 50 ms: while somebody types


class DraftQuerySet(models.QuerySet["Draft"]):
    """Adjectives for drafts."""

    def visible_to(self, person: Person) -> DraftQuerySet:
        """The person's own."""
        return self.filter(person=person)

    def begun(self) -> DraftQuerySet:
        """Neither sent nor deleted."""
        return self.filter(ended_at__isnull=True)


class OtherCopyQuerySet(models.QuerySet["OtherCopy"]):
    """Adjectives for copies."""

    def visible_to(self, person: Person) -> OtherCopyQuerySet:
        """The person's own."""
        return self.filter(draft__person=person)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list: `place` is None where its writer no longer sees what it was for."""

    draft: Draft
    place: places.Place | None
    title: str
    excerpt: str
    device: str

    @property
    def at(self) -> datetime:
        """Return when it was last saved."""
        return self.draft.saved_at


@dataclass(frozen=True, slots=True)
class Other:
    """What another window wrote, and in which pieces its text is other than the draft's (None: in too many)."""

    copy: OtherCopy
    device: str
    pieces: Sequence[Piece] | None


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """One page of drafts, the last written first."""

    lines: Sequence[DraftLine]
    before: int | None
    after: int | None


def drafts_page(person: Person, *, before: int | None = None, after: int | None = None) -> DraftsPage:
    """Return a page of what the person has begun (one query, and a few for what the places are called)."""
    rows = stored.Draft.objects.visible_to(person).begun()
    page = keyset(rows, by="turn", size=SIZE, descending=True, before=before, after=after)
    found = places.find(person, [draft.place for draft in page.items])
    return DraftsPage([_line(draft, found) for draft in page.items], page.before, page.after)


def draft_line(person: Person, draft: Draft) -> DraftLine:
    """Return one draft with what its place is called."""
    return _line(draft, places.find(person, [draft.place]))


def drafts_at(person: Person, place: str) -> tuple[Draft | None, list[str]]:
    """Return what the person has at a place, and the places below it where something is begun (one query).

    At the place itself sent and deleted ones count, too: an open form must know their version.
    """
    here_or_below = Q(place=place) | Q(place__startswith=f"{place}:", ended_at__isnull=True)
    rows = stored.Draft.objects.visible_to(person).filter(here_or_below).order_by("-turn")[:MOST_BELOW]
    found = {draft.place: draft for draft in rows}
    return found.pop(place, None), list(found)


def form_of(person: Person, draft: Draft) -> str:
    """Return the address of the form with the draft in it, or of its text alone where the form is out of sight."""
    place = places.find(person, [draft.place]).get(draft.place)
    return place.opened if place else draft.get_absolute_url()


def others_of(draft: Draft) -> list[Other]:
    """Return what stands beside a draft, the newest first, with what is other in it (one query, or none)."""
    budget = Budget(STEPS)
    now = draft.texts.get("text", "")
    copies = sorted(draft.others.all(), key=lambda each: each.saved_at, reverse=True)
    return [
        Other(copy, in_words(copy.device), differences(now, copy.texts.get("text", ""), budget))
        for copy in copies
    ]


def names_of(others: Sequence[Other]) -> str:
    """Return which copies a page shows, in one word."""
    return ",".join(str(each.copy.pk) for each in others)


def texts_at(person: Person, place: str) -> Mapping[str, str]:
    """Return what the form at a place begins with, its key included; empty where nothing is begun (one query)."""
    draft = stored.Draft.objects.visible_to(person).begun().filter(place=place).first()
    return {} if draft is None else {**draft.texts, "key": draft.key}


def files_shown(keys: Collection[str]) -> set[str]:
    """Return those of the files that somebody's unsent text shows: they are not swept as unused (one query)."""
    texts = stored.Draft.objects.filter(ended_at__isnull=True, texts__icontains="/f/").values_list(
        "texts", flat=True
    )
    shown = {key for each in texts for key in file_keys("\n".join(map(str, each.values())))}
    return shown & set(keys)


def newest(person: Person) -> DraftLine | None:
    """Return what the person wrote last and has not sent, for the first page (one query)."""
    draft = stored.Draft.objects.visible_to(person).begun().order_by("-turn").first()
    return None if draft is None else _line(draft, {})


def _line(draft: Draft, found: Mapping[str, places.Place]) -> DraftLine:
    return DraftLine(
        draft=draft,
        place=found.get(draft.place),
        title=draft.texts.get("title", ""),
        excerpt=excerpt(draft.texts.get("text", ""), EXCERPT),
        device=in_words(draft.device) if draft.device else "",
    )
