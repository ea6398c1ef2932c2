"""What somebody new could answer first: challenges of organisations like their own that nobody has answered."""

from __future__ import annotations

from collections.abc import Sequence
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


def waiting_like(person: Person, *, size: int = FIRST) -> Sequence[ThreadRow]:
    """Return unanswered challenges that the person may see, of the same SKR group, else county, else kind.

    The likest first, and among them the newest; never of the own organisation. One query.
    """
    own = person.organisation
    rules = _likeness(own)
    likest = Case(
        *(When(rule, then=Value(place)) for place, rule in enumerate(rules)), default=Value(len(rules))
    )
    rows: ThreadQuerySet = stored.Thread.objects.visible_to(person).standing().unanswered()
    rows = rows.filter(kind=stored.Kind.CHALLENGE, closed_at__isnull=True).opened()
    rows = rows.filter(reduce(or_, rules)).exclude(author=person).exclude(**{"opening__organisation": own.pk})
    found = rows.order_by(likest, "-id").values_list(*COLUMNS, named=True)[:size]
    return forum(Page(list(found)), with_network=True).rows


def _likeness(own: Organisation) -> list[Q]:
    """Return what makes an organisation like one's own, the most telling first; what is not known is left out."""
    told = {"skr_group": own.skr_group, "county_code": own.county_code, "kind": own.kind}
    return [Q(**{f"opening__organisation__{column}": value}) for column, value in told.items() if value]
