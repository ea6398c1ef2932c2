"""Announcements to all."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base import clock
from base.basis import basis_of
from base.keys import new_key
from base.web.answers import render
from base.web.asked import number
from base.web.comparing import compare
from base.web.forms import attempt
from networks.people.doors import PersonRequest
from networks.site.actions import announcing
from networks.site.forms import AnnounceChanged, AnnounceNew
from networks.site.models import Announcement
from networks.site.queries.announcements import VALUES, announcements_page, values_of
from networks.site.queries.announcements import announcement as announcement_of
from pages.administration.doors import administrator, do, found

SECTION = "announcements"


@require_safe
@administrator
def announcements(request: PersonRequest) -> HttpResponse:
    """List announcements, the newest first."""
    page = announcements_page(before=number(request, "before"), after=number(request, "after"))
    context = {"page": page, "now": clock.now(), "section": SECTION}
    return render(request, "administration/announcements.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def new(request: PersonRequest) -> HttpResponse:
    """Announce something to all."""
    now = localtime(clock.now()).replace(second=0, microsecond=0)
    first = {"kind": "information", "from_at": now, "until_at": now + timedelta(days=1), "key": new_key()}
    form = AnnounceNew(request.POST or None, initial=first)
    if request.method == "POST":
        made = attempt(form, lambda: announcing.announce(request.person, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("It is announced."))
            return redirect("admin_announcements")
    return render(request, "administration/announcement.html", {"section": SECTION}, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def announcement(request: PersonRequest, announcement_id: int) -> HttpResponse:
    """Change an announcement."""
    one = found(announcement_of(announcement_id))
    now = values_of(one)
    form = AnnounceChanged(request.POST or None, initial={**now, "basis": basis_of(now)})
    if request.method == "POST":
        changed = attempt(form, lambda: announcing.change(request.person, one, **form.cleaned_data))
        if changed is not None:
            messages.success(request, _("The announcement is changed."))
            return redirect("admin_announcements")
    context = {
        "announcement": one,
        "over": one.until_at <= clock.now(),
        "changed": _changed(form, one),
        "section": SECTION,
    }
    return render(request, "administration/announcement.html", context, form=form)


@require_POST
@administrator
def end(request: PersonRequest, announcement_id: int) -> HttpResponse:
    """Take an announcement away now."""
    one = found(announcement_of(announcement_id))
    done = _("The announcement has ended.")
    onward = "/admin/announcements/"
    return do(request, lambda: announcing.end(request.person, one), done=done, onward=onward)


def _changed(form: AnnounceChanged, one: Announcement) -> list[tuple[str, str]]:
    """Return what another administrator has saved while the form was open, in words."""
    now = values_of(one)
    shown = {
        **{
            name: form.fields[name].widget.format_value(localtime(now[name]))
            for name in ("from_at", "until_at")
        },
        **{name: now[name] for name in ("kind", "text_sv", "text_en")},
        "for_visitors": "True" if one.for_visitors else "",
    }
    return compare(form, now, {name: shown[name] for name in VALUES})
