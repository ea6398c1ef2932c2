"""Lists of threads: a network's front, a tag's, a person's and an organisation's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from base.paging import Page, keyset
from community.threads import models as stored  # not the names in it: the models are made of these querysets
from community.threads.queries.seeing import ASKING
from networks.membership.queries import membership_of
from networks.organisations.models import Organisation
from networks.people.workplaces import workplace

if TYPE_CHECKING:
    from community.tags.models import Tag
    from community.threads.queries.seeing import ThreadQuerySet
    from networks.membership.models import Membership, Network
    from networks.people.models import Person

PAGE = 25
MOST_PINNED = 5
MOST_NEWS = 99
# How far back in a network's posts news are counted: bounds the work for somebody who was away for years.
HORIZON = 2_000

COLUMNS = (
    *("id", "kind", "title", "activity", "started_at", "reply_count"),
    *("network__name", "network__name_en", "network__slug", "author__name", "author__closed_at"),
    *("opening__organisation_name", "opening__organisation__code", "opening__organisation__kind"),
    *("opening__organisation_id", "author__organisation_id", "author__confirmed_at"),
    *("opening__summary", "opening__deleted_at", "opening__hidden_at"),
    *("pinned_at", "closed_at", "helped_by"),
)


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread in a list: what templates/parts/thread_row.html prints."""

    id: int
    kind: str
    title: str
    url: str
    summary: str
    author_name: str
    organisation_name: str
    mark: str
    at: datetime
    replies: int
    network_name: str
    network_url: str
    news: str = ""
    state: str = ""  # answered or solved
    is_pinned: bool = False
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class ForumPage:
    """One page of threads, newest first; `before` and `after` are the numbers to ask the neighbours with."""

    rows: Sequence[ThreadRow]
    before: int | None
    after: int | None


def forum_page(
    person: Person,
    network: Network,
    *,
    kind: str = "",
    unanswered: bool = False,
    membership: Membership | None = None,
    before: int | None = None,
    after: int | None = None,
) -> ForumPage:
    """Return threads of a network by latest activity, each with what is new in it (three or four queries).

    Pinned threads stand above the others, on the first page that shows all kinds. `membership` is the person's
    own, for a caller who has it; news are for members. `before` leads to newer threads, `after` to older ones:
    both are the activity of a thread.
    """
    threads = _listed(person).filter(network=network)
    threads = threads.filter(kind=kind) if kind else threads
    threads = threads.unanswered() if unanswered else threads
    pinned: Sequence[Any] = []
    if not kind and not unanswered:
        pinned = _pinned(threads) if before is None and after is None else []
        threads = threads.filter(pinned_at__isnull=True)
    page = _rows(threads, by="activity", before=before, after=after)
    page = replace(page, items=[*pinned, *page.items])
    membership = membership or membership_of(person, network)
    news = _news(person, network, membership.seen, [each.id for each in page.items]) if membership else {}
    return forum(page, with_network=False, news=news)


def counts(person: Person, network: Network) -> dict[str, int]:
    """Return how many threads of each kind the person may see there, and how many are `unanswered`."""
    grouped = _listed(person).filter(network=network).values("kind").order_by()
    waiting = Count("id", filter=Q(reply_count=0, kind__in=ASKING))
    found = list(grouped.annotate(n=Count("id"), waiting=waiting).values_list("kind", "n", "waiting"))
    every: dict[str, int] = dict.fromkeys(stored.Kind.values, 0) | {kind: n for kind, n, _waiting in found}
    return every | {"all": sum(every.values()), "unanswered": sum(waiting for _kind, _n, waiting in found)}


def threads_with_tag(
    person: Person, tag: Tag, *, before: int | None = None, after: int | None = None
) -> ForumPage:
    """Return the threads that carry a tag and that the person may see, newest first (one query)."""
    rows = _rows(_listed(person).filter(tagged__tag=tag), by="id", before=before, after=after)
    return forum(rows, with_network=True)


def threads_by(
    person: Person,
    *,
    author: Person | None = None,
    organisation: Organisation | None = None,
    before: int | None = None,
    after: int | None = None,
    size: int = PAGE,
) -> ForumPage:
    """Return the threads that somebody, or somebody at an organisation, started and that the person may see.

    An organisation keeps what was started for it, wherever the author works now, and has what was started for
    those that have gone up in it.
    """
    threads = _listed(person)
    if author is not None:
        threads = threads.opened(author=author)
    if organisation is not None:
        threads = threads.opened(organisation__in=Organisation.objects.with_merged(organisation))
    return forum(_rows(threads, by="id", before=before, after=after, size=size), with_network=True)


def forum(page: Page[Any], *, with_network: bool, news: Mapping[int, str] | None = None) -> ForumPage:
    """Return rows of COLUMNS as one page of threads; `news` says what is new in them, by their ids."""
    told = news or {}
    rows = [_row(each, with_network, told.get(each.id, "")) for each in page.items]
    return ForumPage(rows, page.before, page.after)


def _listed(person: Person) -> ThreadQuerySet:
    return stored.Thread.objects.visible_to(person).standing()


def _pinned(threads: ThreadQuerySet) -> Sequence[Any]:
    """Return what stands above a network's list, pinned last first (one query)."""
    found = threads.pinned().with_opening().order_by("-pinned_at", "-id")
    return list(found.values_list(*COLUMNS, named=True)[:MOST_PINNED])


def _rows(
    threads: ThreadQuerySet, *, by: str, before: int | None, after: int | None, size: int = PAGE
) -> Page[Any]:
    plain = threads.with_opening().values_list(*COLUMNS, named=True)
    return keyset(plain, by=by, size=size, descending=True, before=before, after=after)


def _row(each: Any, with_network: bool, news: str) -> ThreadRow:
    english = each.network__name_en if get_language() == "en" else ""
    return ThreadRow(
        id=each.id,
        kind=each.kind,
        title=each.title,
        url=stored.address(each.id, each.title),
        summary="" if each.opening__deleted_at or each.opening__hidden_at else each.opening__summary,
        author_name=_("Former member") if each.author__closed_at else each.author__name,
        organisation_name=workplace(
            each.opening__organisation_name,
            each.author__confirmed_at,
            current=not each.author__closed_at
            and each.author__organisation_id == each.opening__organisation_id,
        ),
        mark="x" if each.opening__organisation__kind == "other" else each.opening__organisation__code,
        at=each.started_at,
        replies=each.reply_count,
        network_name=(english or each.network__name) if with_network else "",
        network_url=reverse("network", args=[each.network__slug]) if with_network else "",
        news=news,
        state=stored.state_of(each.kind, each.helped_by),
        is_pinned=each.pinned_at is not None and not with_network,
        is_locked=each.closed_at is not None,
    )


def _news(person: Person, network: Network, seen: int, thread_ids: Sequence[int]) -> dict[int, str]:
    """Return what is new in each thread since `seen`, in words; what the person wrote is not new (one query)."""
    since = max(seen, network.sequence - HORIZON)
    fresh = stored.Post.objects.filter(thread__in=thread_ids, sequence__gt=since).shown()
    grouped = fresh.exclude(author=person).values("thread").order_by()
    found = grouped.annotate(n=Count("id", filter=Q(number__gt=1)), opening=Max("number", filter=Q(number=1)))
    return {each["thread"]: news_label(each["n"], bool(each["opening"])) for each in found}


def news_label(replies: int, is_new: bool) -> str:
    """Return what is new in a thread in words."""
    if is_new:
        return _("New")
    if replies > MOST_NEWS:
        return _("%(n)s+ new replies") % {"n": MOST_NEWS}
    return ngettext("%(n)s new reply", "%(n)s new replies", replies) % {"n": replies}
