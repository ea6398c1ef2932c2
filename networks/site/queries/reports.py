"""Reports of faults: what waits, for administrators, and what is mailed."""

from base.paging import Page, keyset
from networks.site.models import FaultReport

SIZE = 20


def reports_page(*, after: int | None = None, before: int | None = None) -> Page[FaultReport]:
    """Return reports, the newest first, with who sent them (one query)."""
    rows = FaultReport.objects.select_related("by__organisation", "handled_by")
    return keyset(rows, by="id", size=SIZE, descending=True, after=after, before=before)


def report(report_id: int) -> FaultReport | None:
    """Return a report, for administrators."""
    return FaultReport.objects.filter(pk=report_id).first()


def report_for_mail(report_id: int) -> FaultReport | None:
    """Return a report with who sent it, for the mail about it."""
    return FaultReport.objects.select_related("by__organisation").filter(pk=report_id).first()
