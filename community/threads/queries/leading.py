"""What the pages show on which leads move, split and merge threads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from community.threads import models as stored  # not the names in it: the models are made of these querysets
from networks.membership.models import Network

if TYPE_CHECKING:
    from community.threads.models import Post, Thread
    from networks.membership.models import Membership
    from networks.people.models import Person

MOST_OFFERED = 12
ADDRESS = re.compile(r"(?:^|/)t/([0-9]{1,18})(?:/|$)")


def networks_to_move_to(memberships: Sequence[Membership], thread: Thread) -> list[Network]:
    """Return the networks that somebody leads (`memberships` are their own) but the one where the thread stands."""
    led = [each.network for each in memberships if each.is_lead and each.may_write]
    return [each for each in led if each.pk != thread.network_id and each.archived_at is None]


def threads_to_merge_with(person: Person, thread: Thread) -> list[tuple[int, str]]:
    """Return the newest other threads of the network, as choices (one query)."""
    found = stored.Thread.objects.visible_to(person).standing().filter(network=thread.network_id)
    rows = found.exclude(pk=thread.pk).order_by("-activity").values_list("pk", "title")
    return list(rows[:MOST_OFFERED])


def thread_at(person: Person, address: str) -> Thread | None:
    """Return the thread that an address or a number leads to, if the person may read it (one query)."""
    found = ADDRESS.search(address)
    number = found.group(1) if found else address.strip().lstrip("#")
    if not (number.isascii() and number.isdigit() and len(number) <= 18):
        return None
    seen = stored.Thread.objects.visible_to(person).select_related("network")
    return seen.filter(pk=int(number), merged_into=None).first()


def posts_that_go(post: Post) -> tuple[int, int]:
    """Return how many posts go along when a reply is split off: with what answers it, and with all after it."""
    rows: Any = stored.Post.objects.filter(thread=post.thread_id, number__gte=post.number)
    going, n = {post.pk}, 0
    for pk, answers in rows.order_by("number").values_list("pk", "answers_id"):
        n += 1
        if answers in going:
            going.add(pk)
    return len(going), n
