"""The pages of tags: the list, and the threads that carry one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from base.text import TAG, line
from base.web.answers import render
from base.web.asked import number
from community.tags.queries import all_tags, former_tags
from community.threads import queries
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def tags(request: PersonRequest) -> HttpResponse:
    """Show the list of tags with how many threads of each the person may see; `?q=` looks for words."""
    words = line(request.GET.get("q", ""))[:TAG]
    return render(request, "tags/list.html", {"list": queries.tag_list(request.person, words)})


@require_safe
@signed_in
def tag(request: PersonRequest, slug: str) -> HttpResponse:
    """Show a tag and the threads with it that the person may see."""
    found = all_tags().filter(slug=slug).first()
    if found is None:
        return redirect(get_object_or_404(former_tags(slug)), permanent=True)
    page = queries.threads_with_tag(
        request.person, found, before=number(request, "before"), after=number(request, "after")
    )
    context = {"tag": found, "synonyms": found.synonyms.all(), "page": page}
    return render(request, "tags/tag.html", context)
