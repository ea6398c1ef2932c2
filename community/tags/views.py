"""The door for completion; the pages of tags show threads and live beside those."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from base import limits
from base.text import line
from community.tags.queries import complete
from networks.people.doors import PersonRequest, signed_in

LONGEST = 100  # characters of what is typed that are looked at
ASKED = limits.Pace("tags.ask", a_second=5, at_once=40)  # nobody types faster


@require_safe
@signed_in
def tag_complete(request: PersonRequest) -> JsonResponse:
    """Answer what somebody may mean: `[{"name", "word"}]`, `word` being the synonym that found it."""
    limits.keep(ASKED, request.person.pk)
    found = complete(line(request.GET.get("q", "")[:LONGEST]))
    tags = [{"name": match.tag.shown_name, "word": match.word} for match in found]
    return JsonResponse({"tags": tags})
