"""Announcements to all."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base import clock
from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from networks.people.doors import PersonRequest
from networks.site.actions import announcing
from networks.site.forms import Announce
from networks.site.queries.announcements import announcement as announcement_of
from networks.site.queries.announcements import announcements_page
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
    now = timezone.localtime(clock.now()).replace(second=0, microsecond=0)
    first = {"kind": "information", "from_at": now, "until_at": now + timedelta(days=1)}
    form = Announce(request.POST or None, initial=first)
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
    now = {name: getattr(one, name) for name in Announce.base_fields}
    form = Announce(request.POST or None, initial=now)
    if request.method == "POST":
        changed = attempt(form, lambda: announcing.change(request.person, one, **form.cleaned_data))
        if changed is not None:
            messages.success(request, _("The announcement is changed."))
            return redirect("admin_announcements")
    context = {"announcement": one, "over": one.until_at <= clock.now(), "section": SECTION}
    return render(request, "administration/announcement.html", context, form=form)


@require_POST
@administrator
def end(request: PersonRequest, announcement_id: int) -> HttpResponse:
    """Take an announcement away now."""
    one = found(announcement_of(announcement_id))
    done = _("The announcement has ended.")
    onward = "/admin/announcements/"
    return do(request, lambda: announcing.end(request.person, one), done=done, onward=onward)
