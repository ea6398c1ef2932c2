"""What stays to be read of what leads did to a thread: one line each, at its time between the posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import BigIntegerField, Case, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from base.undo import in_time
from community.threads import models as stored  # not the names in it: the models are made of these querysets
from networks.membership.models import Network

if TYPE_CHECKING:
    from community.threads.models import Change, Thread
    from community.threads.queries.seeing import ThreadChangeQuerySet
    from community.threads.queries.showing import ShownPost
    from networks.people.models import Person

MOST = 60  # lines of a thread, the newest
ENDS = ("from", "to", "other", "begins")  # what a change names, by id
# What takes an act back.
AGAIN = {"closed": "reopened", "reopened": "closed", "kind": "kind", "renamed": "renamed"}


@dataclass(frozen=True, slots=True)
class Happened:
    """One line. Names of networks and threads are there only where the reader may see them."""

    key: str
    kind: str
    name: str
    at: datetime
    after: int
    now: str = ""  # the kind that a thread has become
    left: str = ""
    reached: str = ""
    url: str = ""
    title: str = ""
    n: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """The lines of a thread in order, and for whom the reply that helped did so (an organisation, or "")."""

    lines: Sequence[Happened]
    helped_whom: str = ""


def history_of(thread: Thread, person: Person, *, leads: bool = False) -> History:
    """Return what has happened in a thread that the person reads: one query, or none where nothing has.

    `leads` says whether they lead its network: they read titles that have gone with a post.
    """
    if not thread.has_history:
        return History([])
    rows = stored.Change.objects.filter(thread=thread, kind__in=stored.TOLD).select_related(
        "by__organisation"
    )
    changes = list(_named(rows, person, thread if leads else None).order_by("-number")[:MOST])[::-1]
    told = _still_true([each for each in changes if each.kind != "helped"])
    return History([_line(each) for each in told], _whom(thread, changes))


def place(
    history: History, thread: Thread, posts: Sequence[ShownPost], *, as_tree: bool, first: bool, last: bool
) -> list[Happened]:
    """Hang each line before the post that followed it; return those that stand at the end of the page.

    In the conversation a line stands between branches. `posts` are a page's replies; a page that is not the
    `first` asks once for what came before it, when a line could belong to either (one query, or none).
    """
    tops = [post for post in posts if not as_tree or post.level <= 1]
    begins = 0 if first else _begins(history, thread, posts, as_tree)
    waiting = [each for each in history.lines if each.after >= begins]
    for post in tops:
        post.lines = [each for each in waiting if each.after < post.number]
        waiting = [each for each in waiting if each.after >= post.number]
    return waiting if last else []


def _begins(history: History, thread: Thread, posts: Sequence[ShownPost], as_tree: bool) -> int:
    """Return the number of the last post, or branch, that pages before this one have shown."""
    if not posts:
        return 0
    top = posts[0]
    if as_tree and top.level > 1:
        return top.branch
    if all(each.after >= top.number for each in history.lines):
        return top.number
    above = stored.Post.objects.filter(thread=thread, number__lt=top.number)
    above = above.filter(answers=None) if as_tree else above
    return above.aggregate(last=Max("number"))["last"] or 0


def _still_true(changes: Sequence[Change]) -> list[Change]:
    """Leave out what was taken back at once, and its taking back."""
    kept: list[Change] = []
    for change in changes:
        undone = next((each for each in reversed(kept) if _takes_back(change, each)), None)
        if undone is not None:
            kept.remove(undone)
        elif "back" not in change.data:
            kept.append(change)
    return kept


def _takes_back(change: Change, before: Change) -> bool:
    if "back" in change.data:
        if change.kind == "moved":
            return before.kind == "moved"
        return before.kind == "split_off" and before.data.get("other") == change.data.get("other")
    if AGAIN.get(before.kind) != change.kind or before.by_id != change.by_id:
        return False
    same = change.data.get("now") == before.data.get("was")
    return same and bool(in_time(before.at, change.at))


def _named(rows: ThreadChangeQuerySet, person: Person, led: Thread | None) -> ThreadChangeQuerySet:
    """Let each change bring the names of its networks and the title of its other thread, as the person sees them.

    What a thread that went into this one was called is read with its first post, wherever that stands now.
    """
    own = Coalesce(NullIf("name_en", Value("")), "name") if get_language() == "en" else F("name")
    networks = Network.objects.visible_to(person).annotate(shown=own).order_by()
    threads = stored.Thread.objects.visible_to(person).standing().order_by()
    ids = {f"{end}_id": Cast(KeyTextTransform(end, "data"), BigIntegerField()) for end in ENDS}
    readable = Q(deleted_at=None, hidden_at=None) | Q(author=person)
    readable = readable | Q(thread=led) if led else readable
    begun = stored.Post.objects.visible_to(person).filter(readable, pk=OuterRef("begins_id"))
    called = stored.Thread.objects.filter(pk=OuterRef("other_id"))
    return rows.alias(**ids).annotate(
        left=Subquery(networks.filter(pk=OuterRef("from_id")).values("shown")[:1]),
        reached=Subquery(networks.filter(pk=OuterRef("to_id")).values("shown")[:1]),
        title=Subquery(threads.filter(pk=OuterRef("other_id")).values("title")[:1]),
        called=Case(When(Exists(begun), then=Subquery(called.values("title")[:1])), default=Value("")),
    )


def _line(change: Any) -> Happened:
    data = change.data
    title = change.called if "begins" in data else change.title or ""
    url = (
        f"/p/{data['begins']}/" if "begins" in data else stored.address(data["other"], title) if title else ""
    )
    return Happened(
        key=f"h{change.number}",
        kind=change.kind,
        name=change.by.shown_name if change.by else _("Former member"),
        at=change.at,
        after=data.get("after", 0),
        now=data.get("now", ""),
        left=change.left or "",
        reached=change.reached or "",
        url=url,
        title=title,
        n=data.get("n", 0),
    )


def _whom(thread: Thread, changes: Sequence[Change]) -> str:
    """Return the organisation that was helped, where the thread's author said so."""
    marks = [each for each in changes if each.kind == "helped" and each.post_id == thread.helped_by]
    by = marks[-1].by if marks else None
    return by.organisation.name if by is not None and by.pk == thread.author_id else ""
