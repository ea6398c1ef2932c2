"""What is offered while somebody writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from base.text import mention_of
from community.tags.queries import complete
from community.threads.models import Kind, Thread, address
from networks.membership.models import Network
from networks.membership.queries.readers import find_readers
from networks.people.models import Person

OFFERED = 6
TAGS = 3
MOST_WORDS = 4
# No index finds words of titles on both engines, so titles are read: so many of the newest that somebody may see,
# and so many of the network that they write in. What is older is linked by its address.
LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be meant: what it is called, a word beside it, and what is written into the text."""

    name: str
    note: str
    text: str


def people(network: Network, words: str) -> list[Offer]:
    """Return the people who may read a network and are called so, for somebody who may read it themselves."""
    return named(find_readers(network, words))


def named(people: Iterable[Person]) -> list[Offer]:
    """Return people as they are offered: with their organisation, and as they are mentioned."""
    return [Offer(each.name, each.organisation.name, mention_of(each.pk, each.name)) for each in people]


def places(person: Person, words: str, *, network: Network | None = None) -> list[Offer]:
    """Return threads with these words in their titles that somebody may see, newest first, and some tags.

    Of very many threads the newest are looked at.

    A thread of another closed network is written without the words of its title: whoever reads the text may
    not be one who knows them.
    """
    wanted = words.split()[:MOST_WORDS]
    if not wanted:
        return []
    rows = _looked_at(person, network).filter(reduce(and_, map(_titled, wanted)))
    found = rows.order_by("-newest").values_list(
        "pk", "title", "kind", "network_id", "network__visibility", named=True
    )
    offers = [
        Offer(each.title, str(Kind(each.kind).label), _address(each, network)) for each in found[:OFFERED]
    ]
    return [*offers, *_tags(words)]


def _looked_at(person: Person, network: Network | None) -> QuerySet[Thread]:
    seen = Thread.objects.visible_to(person).standing()
    asked = _newest(seen, "newest")
    if network is not None:
        asked |= Q(network=network) & _newest(seen.filter(network=network), "activity")
    return seen.filter(asked)


def _newest(rows: QuerySet[Thread], number: str) -> Q:
    """Those above a number: the database reads the index of it down to there, and no title below."""
    below = Subquery(rows.order_by(f"-{number}").values(number)[LOOKED_AT : LOOKED_AT + 1])
    return Q(**{f"{number}__gt": Coalesce(below, 0)})


def _titled(word: str) -> Q:
    """A word of the title begins so, in whatever case: one look at each title, which LIKE would take twice."""
    return Q(title__iregex=rf"(^|\W){re.escape(word)}")


def _address(row: object, network: Network | None) -> str:
    near = network is not None and row.network_id == network.pk  # type: ignore[attr-defined]  # a named row
    known = near or row.network__visibility == "open"  # type: ignore[attr-defined]
    return address(row.pk, row.title) if known else reverse("thread_short", args=[row.pk])  # type: ignore[attr-defined]


def _tags(words: str) -> Sequence[Offer]:
    found = complete(words, TAGS)
    return [Offer(match.tag.shown_name, _("Tag"), match.tag.get_absolute_url()) for match in found]
