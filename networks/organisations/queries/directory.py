"""What the list of organisations shows."""

from base.paging import Page, placed
from networks.organisations.models import Organisation

SIZE = 60


def directory_page(
    *, text: str = "", county: str = "", after: str | None = None, before: str | None = None
) -> Page[Organisation]:
    """Return organisations by name, for everybody signed in: one query (two with a cursor).

    `after` and `before` are codes of organisations that a neighbouring page ends or begins with.
    """
    rows = Organisation.objects.alphabetical()
    if text:
        rows = rows.matching(text)
    if county:
        rows = rows.in_county(county)
    everywhere = Organisation.objects.alphabetical()
    return placed(rows, among=everywhere, cursor="code", size=SIZE, after=after, before=before)


def counties() -> list[tuple[str, str]]:
    """Return the counties that organisations lie in: code and name, in SCB's order."""
    rows = Organisation.objects.exclude(county_code="").order_by("county_code")
    return list(rows.values_list("county_code", "county").distinct())
