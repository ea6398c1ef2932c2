"""The law's small pages, for anybody; reports of faults; putting an announcement away."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.web import cookies
from base.web.addresses import place_of
from base.web.answers import render
from base.web.forms import attempt
from networks.people.doors import own_path
from networks.people.models import Person
from networks.site.actions import telling
from networks.site.banner import COOKIE, MOST, hidden
from networks.site.forms import Report
from networks.site.queries.texts import current
from networks.site.texts import PAGES


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the statement on accessibility (DOS-lagen)."""
    return _page(request, "accessibility")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show what is known about people and why."""
    return _page(request, "privacy")


@require_safe
def about_cookies(request: HttpRequest) -> HttpResponse:
    """Show every cookie and every entry of the browser's storage that Erfa makes."""
    return _page(request, "cookies", cookies=cookies.cookies(), storage=cookies.storage())


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Take a report of a fault from anybody, signed in or not."""
    form = Report(request.POST or None)
    person = request.user if isinstance(request.user, Person) else None
    if request.method == "POST":
        place = place_of(request)
        if attempt(form, lambda: telling.report(person, **form.cleaned_data, place=place)):
            messages.success(request, _("Thank you. Your report has reached those who run Erfa."))
            return redirect("accessibility")
    return render(request, "site/report.html", form=form)


@require_POST
def hide_announcement(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """Put an announcement away in this browser until it is closed; back to the page."""
    response = redirect(own_path(request))
    kept = sorted(hidden(request) | {announcement_id})[-MOST:]
    value = ".".join(map(str, kept))
    response.set_cookie(COOKIE, value, samesite="Lax", secure=settings.SECURE, httponly=True)
    return response


def _page(request: HttpRequest, slug: str, **more: object) -> HttpResponse:
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    context = {"text": current(slug, language), "title": PAGES[slug], **more}
    return render(request, f"site/{slug}.html", context)
