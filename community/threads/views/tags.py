"""The list of tags; the page of one shows people, too, and stands above (pages/views/tags.py)."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from base.text import TAG, line
from base.web.answers import render
from community.threads import queries
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def tags(request: PersonRequest) -> HttpResponse:
    """Show the list of tags with how many threads of each the person may see; `?q=` looks for words."""
    words = line(request.GET.get("q", ""))[:TAG]
    return render(request, "tags/list.html", {"list": queries.tag_list(request.person, words)})
