"""What the list of organisations shows."""

from base.paging import Page, keyset
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
    return keyset(rows, by="place", size=SIZE, after=place(after), before=place(before))


def counties() -> list[tuple[str, str]]:
    """Return the counties that organisations lie in: code and name, in SCB's order."""
    rows = Organisation.objects.exclude(county_code="").order_by("county_code")
    return list(rows.values_list("county_code", "county").distinct())


def place(code: str | None) -> str | None:
    """Return where an organisation stands; an unknown one is as good as none."""
    if code is None:
        return None
    rows = Organisation.objects.coded(code).alphabetical()
    place: str | None = rows.values_list("place", flat=True).first()  # type: ignore[misc]  # annotated
    return place
