"""Organisations: the list of them, and each with its public facts, its people and what was shared for it."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from base.web.answers import render
from base.web.asked import number, word
from community.threads.queries import threads_by
from networks.organisations.forms import Filter
from networks.organisations.models import Organisation
from networks.organisations.queries.directory import counties, directory_page
from networks.people.contacts.policies import keep
from networks.people.contacts.queries import contact_rows
from networks.people.doors import PersonRequest, signed_in
from networks.people.queries.colleagues import people_page

THREADS = 10


@require_safe
@signed_in
def directory(request: PersonRequest) -> HttpResponse:
    """Show the organisations by name, or those of a county or with a part of a name.

    It stands here because people stand on organisations: their door can't be asked for further down.
    """
    form = Filter(request.GET, counties())
    chosen = form.cleaned_data if form.is_valid() else {}
    page = directory_page(
        text=chosen.get("q", ""),
        county=chosen.get("county", ""),
        after=word(request, "after"),
        before=word(request, "before"),
    )
    kept = {name: value for name, value in chosen.items() if value}
    context = {"page": page, "filter": form, "filtered": kept, "query": f"{urlencode(kept)}&" if kept else ""}
    return render(request, "organisations/directory.html", context)


@require_safe
@signed_in
def organisation(request: PersonRequest, code: str) -> HttpResponse:
    """Show an organisation to everybody signed in; an alias leads to its proper address."""
    found: Organisation = get_object_or_404(Organisation.objects.visible_to(request.person).coded(code))
    if found.code != code:
        return redirect(found, permanent=True)
    if found.merged_into is not None:
        return redirect(found.merged_into, permanent=True)
    contacts = contact_rows(found)
    mine = next((each for each in contacts if each.person_id == request.person.pk), None)
    context = {
        "organisation": found,
        "contacts": [each.person for each in contacts],
        "keeps": bool(keep(request.person, mine, found)),
        "people": people_page(
            request.person,
            found,
            before=number(request, "people_before"),
            after=number(request, "people_after"),
        ),
        "threads": threads_by(
            request.person,
            organisation=found,
            size=THREADS,
            before=number(request, "before"),
            after=number(request, "after"),
        ),
    }
    return render(request, "pages/organisation.html", context)
