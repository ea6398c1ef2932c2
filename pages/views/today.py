"""The first page: what Erfa is for a visitor, what is new for a member."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from base import clock
from base.web.answers import render
from base.web.asked import number
from base.web.sweden import sweden
from community.drafts.queries import newest as newest_draft
from community.threads.queries.figures import open_figures
from community.threads.queries.news import today_page
from networks.membership.frame import frame_of
from networks.membership.queries.asking import waiting_for
from networks.membership.queries.front import open_counts
from networks.organisations.rows import tilemap
from networks.people.contacts.queries import count_waiting


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show what is new in the person's networks; to somebody who is not signed in, what this is."""
    frame = frame_of(request)
    if frame.person is None:
        return _visitor(request)
    before, after = number(request, "before"), number(request, "after")
    page = today_page(frame.memberships, before=before, after=after)
    rows = list(page.rows)
    # The newest is told largest; an older page is a plain list.
    newest = before is None and after is None
    lead, pair, rest = (rows[:1], rows[1:3], rows[3:]) if newest else ([], [], rows)
    context = {
        "page": page,
        "lead": lead,
        "pair": pair,
        "rest": rest,
        "newest": newest,
        "now": clock.now(),
        "colleagues": count_waiting(frame.person),
        "draft": newest_draft(frame.person),
        "asking": waiting_for(frame.person) if any(mine.is_lead for mine in frame.memberships) else [],
    }
    return render(request, "pages/today.html", context)


def _visitor(request: HttpRequest) -> HttpResponse:
    figures = open_figures()
    context = {
        "figures": figures,
        "counts": open_counts(),
        "map": sweden(tilemap(), challenges=figures.asking, examples=figures.telling),
    }
    return render(request, "pages/visitor.html", context)
