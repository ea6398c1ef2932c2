"""What is new for a person across all their networks, the newest activity first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Q

from base.paging import keyset
from community.threads import models as stored  # not the names in it: the models are made of these querysets
from community.threads.queries.listing import COLUMNS, HORIZON, ForumPage, forum, news_label

if TYPE_CHECKING:
    from networks.membership.models import Membership

PAGE = 12


def today_page(
    memberships: Sequence[Membership], *, before: int | None = None, after: int | None = None
) -> ForumPage:
    """Return the threads of somebody's networks by their newest post, each with what is new in it (two queries).

    `memberships` are the person's own, active ones with their networks.
    """
    if not memberships:
        return ForumPage([], None, None)
    threads = stored.Thread.objects.filter(network__in=[each.network_id for each in memberships]).standing()
    plain = threads.with_opening().values_list(*COLUMNS, "newest", named=True)
    page = keyset(plain, by="newest", size=PAGE, descending=True, before=before, after=after)
    return forum(page, with_network=True, news=_news(memberships, [each.id for each in page.items]))


def _news(memberships: Sequence[Membership], thread_ids: Sequence[int]) -> dict[int, str]:
    """Return what is new in each thread since its network was last seen; what the person wrote is not new."""
    unseen = reduce(or_, map(_unseen, memberships))
    fresh = stored.Post.objects.filter(unseen, thread__in=thread_ids).shown()
    grouped = fresh.exclude(author=memberships[0].person_id).values("thread").order_by()
    found = grouped.annotate(n=Count("id", filter=Q(number__gt=1)), opening=Max("number", filter=Q(number=1)))
    return {each["thread"]: news_label(each["n"], bool(each["opening"])) for each in found}


def _unseen(membership: Membership) -> Q:
    since = max(membership.seen, membership.network.sequence - HORIZON)
    return Q(thread__network=membership.network_id, sequence__gt=since)
