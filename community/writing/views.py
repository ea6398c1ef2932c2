"""The doors of the editor. Each answers with what is read anew for this person; nothing is written."""

from dataclasses import asdict

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_POST, require_safe

from base import limits
from base.text import line
from base.web.asked import word
from base.web.forms import attempt
from community.threads.actions import previewing
from community.threads.forms import PreviewForm
from community.writing import queries
from networks.membership.doors import get_readable
from networks.membership.models import Network
from networks.membership.queries.readers import outside
from networks.people.doors import PersonRequest, signed_in

LONGEST = 60  # characters of what is typed that are looked at
MOST_IDS = 40
# Asked while somebody types, at most one question for each pause of theirs: nobody writes faster than this.
ASKED = limits.Pace("write.ask", a_second=5, at_once=40)


@require_safe
@signed_in
def editor(request: PersonRequest) -> HttpResponse:
    """Give the editor its parts in the reader's language: bars, dialogs, words."""
    return render(request, "parts/editor_words.html", {"upload": static("js/upload.js")})


@require_safe
@signed_in
def mentions(request: PersonRequest) -> JsonResponse:
    """Offer people of whom `q` may be the beginning, of those who may read the `network`."""
    limits.keep(ASKED, request.person.pk)
    network = get_readable(request.person, request.GET.get("network", ""))
    return _found(queries.people(network, _typed(request)))


@require_safe
@signed_in
def mentions_check(request: PersonRequest) -> JsonResponse:
    """Tell the names of those of the people `ids` (with commas) who may not read the `network`."""
    limits.keep(ASKED, request.person.pk)
    network = get_readable(request.person, request.GET.get("network", ""))
    ids = [int(each) for each in request.GET.get("ids", "").split(",") if _is_id(each)]
    return JsonResponse({"outside": [each.name for each in outside(network, ids[:MOST_IDS])]})


@require_safe
@signed_in
def places(request: PersonRequest) -> JsonResponse:
    """Offer threads and tags of which `q` may be words, for a text in the `network`."""
    limits.keep(ASKED, request.person.pk)
    slug = word(request, "network")
    network: Network | None = get_readable(request.person, slug) if slug else None
    return _found(queries.places(request.person, _typed(request), network=network))


@require_POST
@signed_in
def preview(request: PersonRequest) -> JsonResponse:
    """Show a text as it will stand; above the cap there is nothing to show."""
    form = PreviewForm(request.POST)
    html = attempt(form, lambda: previewing.preview(request.person, form.cleaned_data["text"]))
    answer = JsonResponse({"html": html or ""}, status=getattr(form, "status", 200))
    if wait := getattr(form, "retry_after", 0):
        answer.headers["Retry-After"] = str(wait)
    return answer


def _typed(request: PersonRequest) -> str:
    return line(request.GET.get("q", "")[:LONGEST])


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _found(offers: list[queries.Offer]) -> JsonResponse:
    return JsonResponse({"found": [asdict(each) for each in offers]})
