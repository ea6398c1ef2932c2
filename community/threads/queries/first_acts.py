"""What somebody new could do first: answer a challenge of an organisation like their own, or read its example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Case, Q, Value, When

from base.paging import Page

# Not the names in it: the models are made of these querysets.
from community.threads import models as stored
from community.threads.queries.listing import COLUMNS, ThreadRow, forum

if TYPE_CHECKING:
    from community.threads.queries.seeing import ThreadQuerySet
    from networks.organisations.models import Organisation
    from networks.people.models import Person

FIRST = 3
FEW = 5  # a challenge with so many answers can still do with one more


@dataclass(frozen=True, slots=True)
class FirstActs:
    """Threads to begin with, and what they are: `waiting` or `few` challenges, `examples`, or nothing (empty)."""

    what: str
    rows: Sequence[ThreadRow]


def first_acts(person: Person) -> FirstActs:
    """Return what is nearest at hand: challenges that wait, else with few answers, else good examples to read.

    All of organisations like the person's own. One query for each that was looked for, three at the most.
    """
    for what, found in (("waiting", waiting_like), ("few", few_answers_like), ("examples", examples_like)):
        rows = found(person)
        if rows:
            return FirstActs(what, rows)
    return FirstActs("", ())


def waiting_like(person: Person) -> Sequence[ThreadRow]:
    """Return unanswered challenges that the person may see, of the same SKR group, else county, else kind.

    The likest first, and among them the newest; never of the own organisation. One query.
    """
    return _likest(person, _open_challenges(person).unanswered())


def few_answers_like(person: Person) -> Sequence[ThreadRow]:
    """Return challenges that nothing has helped yet and that have few answers, in the same order. One query."""
    unsolved = _open_challenges(person).filter(helped_by__isnull=True, reply_count__lte=FEW)
    return _likest(person, unsolved, "reply_count")


def examples_like(person: Person) -> Sequence[ThreadRow]:
    """Return good examples that the person may see, in the same order. One query."""
    return _likest(person, _seen(person).filter(kind=stored.Kind.GOOD_EXAMPLE))


def _seen(person: Person) -> ThreadQuerySet:
    """Return threads that the person may see and that somebody can still answer or ask in."""
    alive = {"network__archived_at__isnull": True, "closed_at__isnull": True}
    return stored.Thread.objects.visible_to(person).standing().filter(**alive)


def _open_challenges(person: Person) -> ThreadQuerySet:
    return _seen(person).filter(kind=stored.Kind.CHALLENGE)


def _likest(person: Person, threads: ThreadQuerySet, *then: str) -> Sequence[ThreadRow]:
    """Return the first few of other organisations that are like the person's own, the likest first."""
    own = person.organisation
    rules = _likeness(own)
    likest = Case(
        *(When(rule, then=Value(place)) for place, rule in enumerate(rules)), default=Value(len(rules))
    )
    rows = threads.opened().filter(reduce(or_, rules))
    rows = rows.exclude(author=person).exclude(**{"opening__organisation": own.pk})
    found = rows.order_by(likest, *then, "-id").values_list(*COLUMNS, named=True)[:FIRST]
    return forum(Page(list(found)), with_network=True).rows


def _likeness(own: Organisation) -> list[Q]:
    """Return what makes an organisation like one's own, the most telling first; what is not known is left out."""
    told = {"skr_group": own.skr_group, "county_code": own.county_code, "kind": own.kind}
    return [Q(**{f"opening__organisation__{column}": value}) for column, value in told.items() if value]
