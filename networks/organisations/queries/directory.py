"""What the list of organisations shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from base.paging import Page, keyset
from networks.organisations.models import Organisation

SIZE = 60


@dataclass(frozen=True, slots=True)
class Directory:
    """One page of organisations, and the counties to choose from."""

    page: Page[Organisation]
    counties: Sequence[tuple[str, str]]


def directory(
    *, text: str = "", county: str = "", after: str | None = None, before: str | None = None
) -> Directory:
    """Return organisations by name, for everybody signed in: two queries.

    `after` and `before` are codes of organisations that a neighbouring page ends or begins with.
    """
    rows = Organisation.objects.alphabetical()
    if text:
        rows = rows.matching(text)
    if county:
        rows = rows.in_county(county)
    page = keyset(rows, by="place", size=SIZE, after=_place(after), before=_place(before))
    return Directory(page, counties())


def counties() -> list[tuple[str, str]]:
    """Return the counties that organisations lie in: code and name, in the order of the codes."""
    named = Organisation.objects.exclude(county_code="").values_list("county_code", "county")
    return sorted(set(named))


def _place(code: str | None) -> str | None:
    """Return where an organisation stands; an unknown one is as good as none."""
    if code is None:
        return None
    return Organisation.objects.alphabetical().coded(code).values_list("place", flat=True).first()
