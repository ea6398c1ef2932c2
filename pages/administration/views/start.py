"""What waits, and the log."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from base.web.answers import render
from base.web.asked import number
from networks.people.doors import PersonRequest
from networks.site.queries.log import log_page
from networks.site.queries.waiting import waiting
from pages.administration.doors import administrator

KINDS = ("person", "organisation", "network", "tag", "announcement", "text", "report", "domain")


@require_safe
@administrator
def index(request: PersonRequest) -> HttpResponse:
    """Show what waits for an administrator, and what was done last."""
    context = {"waiting": waiting(), "lines": log_page().items[:5], "section": "overview"}
    return render(request, "administration/index.html", context)


@require_safe
@administrator
def log(request: PersonRequest) -> HttpResponse:
    """Show what was done to the site, or to one thing of it (`?kind=person&id=7`)."""
    kind = request.GET.get("kind", "")
    kind, object_id = (kind, number(request, "id")) if kind in KINDS else ("", None)
    page = log_page(
        kind=kind, object_id=object_id, before=number(request, "before"), after=number(request, "after")
    )
    query = f"kind={kind}&id={object_id}&" if kind and object_id is not None else ""
    context = {"page": page, "query": query, "section": "log"}
    return render(request, "administration/log.html", context)
