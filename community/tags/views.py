"""The door for completion; the pages of tags show threads and live beside those."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from base.text import line
from community.tags.queries import complete
from networks.people.doors import PersonRequest, signed_in

LONGEST = 100  # characters of what is typed that are looked at


@require_safe
@signed_in
def tag_complete(request: PersonRequest) -> JsonResponse:
    """Answer what somebody may mean: `[{"name", "word"}]`, `word` being the synonym that found it."""
    found = complete(line(request.GET.get("q", "")[:LONGEST]))
    tags = [{"name": match.tag.shown_name, "word": match.word} for match in found]
    return JsonResponse({"tags": tags})
