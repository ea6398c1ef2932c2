"""Finding the organisation that somebody means by what they typed."""

from collections.abc import Sequence

from base.alphabet import spelled
from networks.organisations.models import Organisation

MOST_CLOSE = 12


def choosable() -> list[str]:
    """Return the names of the organisations that somebody can work at, for a field that completes (one query)."""
    rows = Organisation.objects.filter(closed_at__isnull=True)
    return list(rows.order_by("sorts_as").values_list("name", flat=True))


def meant(text: str) -> Sequence[Organisation]:
    """Return the one organisation that is called so, by name or code, else those whose name contains it."""
    rows = Organisation.objects.filter(closed_at__isnull=True)
    exact = rows.filter(sorts_as=spelled(text)) | rows.coded(text).filter(closed_at__isnull=True)
    found = list(exact[:MOST_CLOSE])
    return found or list(rows.filter(sorts_as__contains=spelled(text)).order_by("sorts_as")[: MOST_CLOSE + 1])
