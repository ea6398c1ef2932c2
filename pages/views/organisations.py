"""An organisation: its public facts, its people, and what was shared for it that the reader may see."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from base.web.answers import render
from base.web.asked import number
from community.threads.queries import threads_by
from networks.organisations.models import Organisation
from networks.people.doors import PersonRequest, signed_in
from networks.people.queries.colleagues import people_page

THREADS = 10


@require_safe
@signed_in
def organisation(request: PersonRequest, code: str) -> HttpResponse:
    """Show an organisation to everybody signed in; an alias leads to its proper address."""
    found: Organisation = get_object_or_404(Organisation.objects.visible_to(request.person).coded(code))
    if found.code != code:
        return redirect(found, permanent=True)
    context = {
        "organisation": found,
        "people": people_page(
            request.person,
            found,
            before=number(request, "people_before"),
            after=number(request, "people_after"),
        ),
        "threads": threads_by(
            request.person,
            organisation=found,
            size=THREADS,
            before=number(request, "before"),
            after=number(request, "after"),
        ),
    }
    return render(request, "pages/organisation.html", context)
