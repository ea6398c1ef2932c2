"""What a post has said: its texts, the newest first, each with what is other in it than in the one before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from base.paging import keyset
from base.text.differences import Budget, Piece, differences
from community.threads.queries.filling import filled, names_in

if TYPE_CHECKING:
    from community.threads.models import Post, Revision
    from networks.people.models import Person

PAGE = 10
NOW = 0  # the number of the text that stands

_MENTION = re.compile(r"@\[([1-9][0-9]{0,17})\]")


@dataclass(slots=True)
class Version:
    """What a post said for a while; `title` is the thread's, of a first post.

    `pieces` tell what is other than before; None where there was nothing before, or too much is other.
    """

    number: int
    title: str
    source: str
    html: str
    at: datetime
    is_first: bool = False
    title_pieces: Sequence[Piece] | None = None
    pieces: Sequence[Piece] | None = None


@dataclass(frozen=True, slots=True)
class History:
    """One page of versions, and the numbers to ask the neighbours with."""

    versions: Sequence[Version]
    before: int | None
    after: int | None


def history(person: Person, post: Post, *, before: int | None = None, after: int | None = None) -> History:
    """Return what a post has said, for somebody who may read it (one query or two, and those of `filled`).

    Comparing stops for the rest of the page when it has cost half a second: hostile texts are shown whole.
    """
    page = keyset(post.revisions.all(), by="number", size=PAGE, descending=True, before=before, after=after)
    versions = [_kept(each) for each in page.items]
    asked = before is not None or after is not None
    if page.before is None and (versions or not asked):
        versions.insert(0, _standing(post))
    older = [] if page.after is None else post.revisions.filter(number=page.after - 1)
    if versions:
        _compare([*versions, *map(_kept, older)])
    return History(filled(versions, person, post=post.pk), page.before, page.after)


def changes_between(before: str, now: str, htmls: Sequence[str] = ()) -> Sequence[Piece] | None:
    """Return what is other in a text than in an earlier one; `htmls` say whom the texts may mention."""
    names = names_in(htmls)
    return differences(_spoken(before, names), _spoken(now, names), Budget())


def _kept(revision: Revision) -> Version:
    return Version(revision.number, revision.title, revision.source, revision.html, revision.written_at)


def standing(person: Person, post: Post) -> Version:
    """Return what a post says now, as the person reads it."""
    return filled([_standing(post)], person, post=post.pk)[0]


def _standing(post: Post) -> Version:
    title = post.thread.title if post.is_first else ""
    return Version(NOW, title, post.source, post.html, post.edited_at or post.created_at)


def _compare(versions: Sequence[Version]) -> None:
    """Tell each version what is other in it than in the next, which is older."""
    budget, names = Budget(), names_in([each.html for each in versions])
    for now, was in pairwise(versions):
        now.pieces = differences(_spoken(was.source, names), _spoken(now.source, names), budget)
        if now.title != was.title:
            now.title_pieces = differences(was.title, now.title, budget)
    versions[-1].is_first = True


def _spoken(source: str, names: Mapping[int, str]) -> str:
    """Return a stored text with people's names where it mentions them."""
    return _MENTION.sub(lambda match: f"@{names.get(int(match[1]), '…')}", source)
