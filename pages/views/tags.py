"""A tag: the threads that carry it, and who can help with it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from base.web.answers import render
from base.web.asked import number
from community.experts.queries import people_with_tag
from community.tags.queries import all_tags, former_tags
from community.threads.queries import threads_with_tag
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def tag(request: PersonRequest, slug: str) -> HttpResponse:
    """Show a tag, the threads with it that the person may see, and the people who say that they can help."""
    found = all_tags().filter(slug=slug).first()
    if found is None:
        return redirect(get_object_or_404(former_tags(slug)), permanent=True)
    context = {
        "tag": found,
        "synonyms": found.synonyms.all(),
        "page": threads_with_tag(
            request.person, found, before=number(request, "before"), after=number(request, "after")
        ),
        "people": people_with_tag(
            request.person,
            found,
            before=number(request, "people_before"),
            after=number(request, "people_after"),
        ),
    }
    return render(request, "tags/tag.html", context)
