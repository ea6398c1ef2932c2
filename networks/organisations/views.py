"""The list of organisations. An organisation's own page shows several subjects: see pages/."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from base.web.answers import render
from networks.organisations.forms import Filter
from networks.organisations.queries.directory import counties, directory_page
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def directory(request: PersonRequest) -> HttpResponse:
    """Show the organisations by name, or those of a county or with a part of a name."""
    form = Filter(request.GET, counties())
    chosen = form.cleaned_data if form.is_valid() else {}
    page = directory_page(
        text=chosen.get("q", ""),
        county=chosen.get("county", ""),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    kept = {name: value for name, value in chosen.items() if value}
    context = {"page": page, "filter": form, "filtered": kept, "query": f"{urlencode(kept)}&" if kept else ""}
    return render(request, "organisations/directory.html", context)
