"""The doors of the editor. Each answers with what is read anew for this person; nothing is written."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_POST, require_safe

from base.web.asked import word
from base.web.forms import attempt
from community.threads.actions import previewing
from community.threads.forms import PreviewForm
from community.writing import queries
from community.writing.doors import ids_of, keep_pace, named, offered, typed
from networks.membership.doors import come_in_by_rail, read
from networks.membership.models import Network
from networks.membership.queries.readers import outside
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def editor(request: PersonRequest) -> HttpResponse:
    """Give the editor its parts in the reader's language: bars, dialogs, words."""
    return render(request, "parts/editor_words.html", {"upload": static("js/upload.js")})


@require_safe
@signed_in
def mentions(request: PersonRequest) -> JsonResponse:
    """Offer people of whom `q` may be the beginning, of those who may read the `network`."""
    keep_pace(request)
    network = _network(request, request.GET.get("network", ""))
    return offered(queries.people(network, typed(request)))


@require_safe
@signed_in
def mentions_check(request: PersonRequest) -> JsonResponse:
    """Tell the names of those of the people `ids` (with commas) who may not read the `network`."""
    keep_pace(request)
    network = _network(request, request.GET.get("network", ""))
    return named(outside(network, ids_of(request)))


@require_safe
@signed_in
def places(request: PersonRequest) -> JsonResponse:
    """Offer threads and tags of which `q` may be words, for a text in the `network`."""
    keep_pace(request)
    slug = word(request, "network")
    network: Network | None = _network(request, slug) if slug else None
    return offered(queries.places(request.person, typed(request), network=network))


@require_POST
@signed_in
def preview(request: PersonRequest) -> JsonResponse:
    """Show a text as it will stand; of one that could not be sent, say why."""
    form = PreviewForm(request.POST)
    html = attempt(form, lambda: previewing.preview(request.person, form.cleaned_data["text"]))
    faults = [str(each) for field in form.errors.values() for each in field]
    answer = JsonResponse(
        {"html": html or "", "fault": " ".join(faults)}, status=getattr(form, "status", 200)
    )
    if wait := getattr(form, "retry_after", 0):
        answer.headers["Retry-After"] = str(wait)
    return answer


def _network(request: PersonRequest, slug: str) -> Network:
    """Return a network that the person may read; one of their own in a single query, for each letter asks."""
    return read(come_in_by_rail(request, slug), request.person).network
