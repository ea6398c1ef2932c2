"""What administrators have to know of an organisation before they act on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from base.paging import Page, placed
from networks.organisations.models import Domain, Kind, Organisation

SIZE = 60


@dataclass(frozen=True, slots=True)
class Weight:
    """How much hangs on an organisation."""

    people: int
    contacts: int
    domains: int
    posts: int


# What the list is cut down to.
SHOWN = {
    "": Q(),
    "members": Q(member_since__isnull=False, closed_at=None),
    "other": Q(kind=Kind.OTHER),
    "closed": Q(closed_at__isnull=False),
    "domains": Q(pk__in=Domain.objects.filter(confirmed_at=None).values("organisation")),
}


def organisations_page(
    *, text: str = "", show: str = "", after: str | None = None, before: str | None = None
) -> Page[Organisation]:
    """Return organisations by name (one query, two with a cursor); `after` and `before` are codes."""
    everywhere = Organisation.objects.alphabetical()
    rows = everywhere.filter(SHOWN.get(show, SHOWN[""]))
    if text:
        rows = rows.matching(text)
    return placed(rows, among=everywhere, cursor="code", size=SIZE, after=after, before=before)


def weight_of(organisation: Organisation) -> Weight:
    """Count what moves, and what stays, when it is merged or closed (four queries)."""
    return Weight(
        organisation.people.filter(closed_at=None).count(),
        organisation.contacts.count(),
        organisation.domains.count(),
        # A relation from above, known by the name that it has on an organisation.
        getattr(organisation, "posts").count(),  # noqa: B009
    )


def count_waiting_domains() -> int:
    """Return how many mail domains wait to be confirmed."""
    return Domain.objects.filter(confirmed_at=None, organisation__closed_at=None).count()
