"""The law's texts, and what people report about accessibility."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from networks.people.doors import PersonRequest
from networks.site.actions import telling
from networks.site.forms import WriteText
from networks.site.models import LegalText
from networks.site.queries.reports import report as report_of
from networks.site.queries.reports import reports_page
from networks.site.queries.texts import SLUGS, Text, current, lacking, sections, version, versions_page
from networks.site.texts import PAGES
from pages.administration.doors import administrator, do, found

SECTION = "texts"


@require_safe
@administrator
def texts(request: PersonRequest) -> HttpResponse:
    """List the texts in both languages."""
    shown = [(name, current(slug, code)) for slug in SLUGS for code, name in settings.LANGUAGES]
    rows = [(PAGES[text.slug], name, text, lacking(text.slug, text.source)) for name, text in shown]
    return render(request, "administration/texts.html", {"rows": rows, "section": SECTION})


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def text(request: PersonRequest, slug: str, language: str) -> HttpResponse:
    """Write a text, look at it before it is shown to all, or begin from an earlier version (`?version=`)."""
    now = _current(slug, language)
    begun = (
        found(version(slug, language, number(request, "version") or 0)) if "version" in request.GET else now
    )
    form = WriteText(
        request.POST if request.method == "POST" else None,
        initial={"source": begun.source, "version": now.version},
    )
    if request.method == "POST" and "look" not in request.POST and _write(request, slug, language, form):
        messages.success(request, _("The text is shown from now on."))
        return redirect("admin_text", slug, language)
    source = form.cleaned_data.get("source", "") if form.is_bound and form.is_valid() else begun.source
    context = {
        "text": now,
        "begun": begun,
        "title": PAGES[slug],
        "language_name": dict(settings.LANGUAGES)[language],
        "previewed": sections(source) if "look" in request.POST else None,
        "lacking": lacking(slug, source),
        "versions": versions_page(
            slug, language, after=number(request, "after"), before=number(request, "before")
        ),
        "section": SECTION,
    }
    return render(request, "administration/text.html", context, form=form)


@require_safe
@administrator
def reports(request: PersonRequest) -> HttpResponse:
    """List what people report about accessibility."""
    page = reports_page(before=number(request, "before"), after=number(request, "after"))
    return render(request, "administration/reports.html", {"page": page, "section": "reports"})


@require_POST
@administrator
def handle(request: PersonRequest, report_id: int) -> HttpResponse:
    """Say that a report is dealt with."""
    one = found(report_of(report_id))
    done = _("The report is dealt with.")
    return do(request, lambda: telling.handle(request.person, one), done=done, onward="/admin/reports/")


def _write(request: PersonRequest, slug: str, language: str, form: WriteText) -> LegalText | None:
    act = partial(telling.write_text, request.person, slug=slug, language=language)
    return attempt(form, lambda: act(**form.cleaned_data))


def _current(slug: str, language: str) -> Text:
    if slug not in SLUGS or language not in dict(settings.LANGUAGES):
        raise Http404
    return current(slug, language)
