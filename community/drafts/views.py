"""The doors of drafts: the list, one text, and what an open form sends while one types."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from base import clock
from base.errors import Invalid
from base.web.answers import render
from base.web.asked import number
from base.web.templatetags.erfa import clock_time
from base.web.undo import undo
from community.drafts import actions as drafts
from community.drafts import queries
from community.drafts.actions import Saved
from community.drafts.forms import SaveForm
from community.drafts.models import Draft, OtherCopy
from networks.people.agents import name_of
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def draft_list(request: PersonRequest) -> HttpResponse:
    """Show what the person has begun and not sent."""
    page = queries.drafts_page(
        request.person, before=number(request, "before"), after=number(request, "after")
    )
    return render(request, "drafts/list.html", {"page": page, "days": drafts.KEPT.days})


@require_safe
@signed_in
def draft(request: PersonRequest, draft_id: int) -> HttpResponse:
    """Show the whole text of a draft, also of one whose place its writer no longer sees."""
    found = get_object_or_404(Draft.objects.visible_to(request.person).begun(), pk=draft_id)
    context = {"line": queries.draft_line(request.person, found), "others": queries.others_of(found)}
    return render(request, "drafts/draft.html", context)


@require_safe
@signed_in
def draft_open(request: PersonRequest, draft_id: int) -> HttpResponse:
    """Lead back to the form with the text in it, or to the text alone."""
    found = get_object_or_404(Draft.objects.visible_to(request.person).begun(), pk=draft_id)
    return redirect(queries.form_of(request.person, found))


@require_POST
@signed_in
def draft_save(request: PersonRequest) -> HttpResponse:
    """Keep what a form holds: a script asks so every few seconds, without scripts its button does."""
    saved = _save(request)
    if not _is_script(request):
        return _back_to_form(request, saved)
    return _told(request, saved)


@require_POST
@signed_in
def draft_take(request: PersonRequest, copy_id: int) -> HttpResponse:
    """Take another copy into the form; what the form holds is kept beside it."""
    copy = get_object_or_404(OtherCopy.objects.visible_to(request.person), pk=copy_id)
    if "draft_place" in request.POST:
        _save(request)
    return _chosen(request, drafts.take(request.person, copy))


@require_POST
@signed_in
def draft_drop(request: PersonRequest, copy_id: int) -> HttpResponse:
    """Throw another copy away."""
    copy = get_object_or_404(OtherCopy.objects.visible_to(request.person), pk=copy_id)
    if "draft_place" in request.POST:
        _save(request)
    return _chosen(request, drafts.drop(request.person, copy))


@require_POST
@signed_in
def draft_delete(request: PersonRequest, draft_id: int) -> HttpResponse:
    """Delete a draft; the next page offers to undo it."""
    found = get_object_or_404(Draft.objects.visible_to(request.person), pk=draft_id)
    drafts.delete(request.person, found)
    messages.success(request, _("The draft is deleted."), extra_tags=undo("draft_restore", draft_id))
    return redirect("drafts")


@require_POST
@signed_in
def draft_restore(request: PersonRequest, draft_id: int) -> HttpResponse:
    """Take back the deletion of a draft."""
    found = get_object_or_404(Draft.objects.visible_to(request.person), pk=draft_id)
    drafts.restore(request.person, found)
    return redirect("drafts")


def _save(request: PersonRequest) -> Saved:
    form = SaveForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: [str(each) for each in errors] for name, errors in form.errors.items()})
    values = form.saved
    # Without scripts nobody counts the saves of a form: the clock does.
    values["step"] = values["step"] or int(clock.now().timestamp() * 1000)
    return drafts.save(request.person, **values, device=name_of(request.headers.get("User-Agent", "")))


def _is_script(request: PersonRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _back_to_form(request: PersonRequest, saved: Saved) -> HttpResponse:
    if saved.draft is None:
        text = _("That has been sent already.") if saved.is_sent else _("There was nothing to save.")
        messages.info(request, text)
        return redirect("drafts")
    at = {"time": clock_time(saved.draft.saved_at)}
    messages.success(request, _("The draft was saved %(time)s") % at)
    return redirect(queries.form_of(request.person, saved.draft))


def _chosen(request: PersonRequest, found: Draft) -> HttpResponse:
    if not _is_script(request):
        return redirect(queries.form_of(request.person, found))
    return JsonResponse(_state(request, found, found.version) | {"texts": found.texts})


def _told(request: PersonRequest, saved: Saved) -> JsonResponse:
    """Tell the script what stands now. A window whose text came too late is not told that it has seen the newer."""
    if saved.draft is None:
        return JsonResponse({"state": "sent" if saved.is_sent else "none"})
    stands = saved.draft.window == request.POST["draft_window"]
    seen = saved.draft.version if stands else int(request.POST["draft_seen"])
    return JsonResponse(_state(request, saved.draft, seen))


def _state(request: PersonRequest, found: Draft, seen: int) -> dict[str, Any]:
    """Say what stands; the copies beside it only when they are others than the page has."""
    state = {"state": "saved", "seen": seen, "at": clock_time(found.saved_at)}
    others = queries.others_of(found)
    if queries.names_of(others) == request.POST.get("draft_copies", ""):
        return state
    return state | {"others": render_to_string("drafts/others.html", {"others": others}, request)}
