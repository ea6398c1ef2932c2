"""Files: the door that they come in by, and the one they are fetched at.

What they hang on belongs to several subjects, so these doors stand above them all.
"""

from typing import Any
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from base.files import actions as files
from base.files import pictures
from base.files.forms import UploadForm
from base.files.models import File
from base.files.queries import fetchable, own_file
from base.files.showing import picture
from base.files.store import opened
from base.files.texts import why_of
from base.text import safe
from base.web.answers import render, wants_json
from base.web.forms import attempt
from networks.membership import policies
from networks.membership.doors import come_in
from networks.people.doors import PersonRequest, signed_in

PIECE = 128 * 1024  # Django's 4 KiB are a hop between threads each
# Whatever a file holds, a browser that is led to it runs nothing of it and loads nothing for it.
SEALED = "default-src 'none'; sandbox"


@require_safe
@signed_in
def file_new(request: PersonRequest) -> HttpResponse:
    """Show the form that uploads a file to write with in a network, for who has no scripts."""
    entry = come_in(request.person, request.GET.get("network", ""))
    policies.write(entry.membership).enforce()
    form = UploadForm(initial={"network": entry.network.slug})
    return render(request, "files/new.html", {"network": entry.network}, form=form)


@require_POST
@signed_in
def file_upload(request: PersonRequest) -> HttpResponse:
    """Take a file: answer a script with JSON, a person with the page that shows the line to paste."""
    form = UploadForm(request.POST, request.FILES)
    entry = come_in(request.person, request.POST.get("network", ""))
    file = attempt(form, lambda: _take(request, entry, form.cleaned_data))
    if not wants_json(request):
        if file is not None:
            return redirect("file_mine", file.key)
        return render(request, "files/new.html", {"network": entry.network}, form=form)
    if file is not None:
        return JsonResponse(_told(file), status=201)
    status, wait = getattr(form, "status", 400), getattr(form, "retry_after", 0)
    texts = [str(text) for errors in form.errors.values() for text in errors]
    answer = JsonResponse({"error": "refused", "text": " ".join(texts)}, status=status)
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer


@require_safe
@signed_in
def file_mine(request: PersonRequest, key: str) -> HttpResponse:
    """Show one's own upload, and the line that shows it in a text; to a script, how far it has come."""
    file = own_file(request.person.pk, key)
    if file is None:
        raise Http404
    if wants_json(request):
        return JsonResponse(_told(file))
    shown = safe(picture(file, file.alt, alone=True)) if file.is_picture and file.is_ready else ""
    return render(request, "files/mine.html", {"file": file, "why": why_of(file.why), "shown": shown})


@require_safe
@signed_in
def file(request: PersonRequest, key: str, name: str) -> HttpResponseBase:
    """Serve a file, or a size of a picture, to who may read what it hangs on at this moment."""
    found = fetchable(request.person, key)
    if found is None or found.is_refused:
        raise Http404
    if not found.is_ready:
        return _sealed(HttpResponse(status=202), found)
    size = name if found.width and name in pictures.sizes_of(found.width) else ""
    etag = f'"{found.sha256[:32]}-{quote(size)}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:  # sealed too: a browser takes the headers of this answer over for what it keeps
        unchanged.headers["ETag"] = etag
        return _sealed(unchanged, found)
    content = opened(f"{found.folder}/{size}" if size else found.stored)
    if content is None:
        raise Http404
    ending = size.rpartition(".")[2]
    answer = FileResponse(
        content,
        as_attachment=not found.is_picture,
        filename=f"{found.name.rpartition('.')[0]}.{ending}" if size else found.name,
        content_type=pictures.TYPES[ending] if size else found.type,
    )
    answer.block_size = PIECE
    answer.headers["ETag"] = etag
    return _sealed(answer, found)


def _take(request: PersonRequest, entry: Any, sent: dict[str, Any]) -> File:
    policies.write(entry.membership).enforce()
    return files.upload(
        request.person.pk,
        entry.network.pk,
        file=sent["file"],
        name=sent["file"].name or "",
        alt=sent["alt"],
        key=sent["key"],
    )


def _told(file: File) -> dict[str, Any]:
    """Return what the page's script needs to know of an upload."""
    return {
        "key": file.key,
        "name": file.name,
        "url": file.get_absolute_url(),
        "markdown": file.markdown,
        "picture": file.is_picture,
        "width": file.width,
        "height": file.height,
        "state": file.state,
        "why": why_of(file.why),
    }


def _sealed(answer: HttpResponseBase, file: File) -> HttpResponseBase:
    """Let no cache keep it for somebody else, and no browser run it."""
    answer.headers["Content-Security-Policy"] = SEALED
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache" if file.is_ready else "private, no-store"
    return answer
