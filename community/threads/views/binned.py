"""One's own deleted posts."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from base import clock
from base.web.answers import render
from base.web.asked import number
from community.threads.policies import KEPT
from community.threads.queries.deleted import bin_of
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def deleted_posts(request: PersonRequest) -> HttpResponse:
    """Show what the person has deleted and can still take back."""
    page = bin_of(
        request.person, clock.now(), before=number(request, "before"), after=number(request, "after")
    )
    return render(request, "drafts/bin.html", {"page": page, "days": KEPT.days})
