"""The roles that members may write in, and the log of what leads have done."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.web.answers import render
from base.web.asked import number, word
from base.web.forms import attempt
from base.web.undo import undo
from networks.membership import actions as membership
from networks.membership.doors import Entry, come_in, come_in_to_lead, read
from networks.membership.lead_forms import Find, Grant
from networks.membership.models import Membership
from networks.membership.queries.log import acts_in, log_page
from networks.membership.queries.members import member, members_named
from networks.membership.queries.settings import rules_page
from networks.membership.queries.wearing import granted, granted_page
from networks.membership.texts import WORN
from networks.people.doors import PersonRequest, signed_in
from networks.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def roles(request: PersonRequest, slug: str) -> HttpResponse:
    """Show who may write in which role, find members by name, and let one write in a role."""
    entry = come_in_to_lead(request.person, slug)
    if request.method != "POST":
        return _roles_page(request, entry)
    form = Grant(request.POST)
    made = attempt(
        form,
        lambda: membership.grant_role(request.person, _member(entry, form), role=form.cleaned_data["role"]),
    )
    if made is None:
        return _roles_page(request, entry, form)
    messages.success(request, _("%(name)s may write as %(role)s.") % _said(made.person, made.role))
    return redirect("network_roles", slug)


@require_POST
@signed_in
def withdraw(request: PersonRequest, slug: str, worn_id: int) -> HttpResponse:
    """Let somebody no longer write in a role; one press gives it back."""
    entry = come_in_to_lead(request.person, slug)
    worn = granted(entry.network, worn_id)
    if worn is not None:
        membership.withdraw_role(request.person, worn)
        text = _("%(name)s no longer writes as %(role)s.") % _said(worn.person, worn.role)
        back = undo("role_withdraw_back", slug, person=worn.person_id, role=worn.role)
        messages.success(request, text, extra_tags=back)
    return redirect("network_roles", slug)


@require_POST
@signed_in
def withdraw_back(request: PersonRequest, slug: str) -> HttpResponse:
    """Take back that one has withdrawn a role a moment ago."""
    entry = come_in_to_lead(request.person, slug)
    form = Grant(request.POST)
    if not form.is_valid():
        raise Http404
    theirs, role = _member(entry, form), form.cleaned_data["role"]
    membership.withdraw_role_back(request.person, theirs, role=role)
    messages.success(request, _("%(name)s may write as %(role)s.") % _said(theirs.person, role))
    return redirect("network_roles", slug)


@require_safe
@signed_in
def log(request: PersonRequest, slug: str) -> HttpResponse:
    """Show what leads and administrators have done in the network."""
    entry = come_in_to_lead(request.person, slug)
    acts = acts_in(entry.network)
    chosen = word(request, "act") or ""
    act = chosen if chosen in dict(acts) else ""
    page = log_page(
        request.person,
        entry.network,
        act=act,
        before=number(request, "before"),
        after=number(request, "after"),
    )
    query = f"act={act}&" if act else ""
    context = {"network": entry.network, "page": page, "acts": acts, "act": act, "query": query}
    return render(request, "membership/log.html", context)


@require_safe
@signed_in
def rules(request: PersonRequest, slug: str) -> HttpResponse:
    """Show the network's rules as they are and as they have been, to who reads the network."""
    entry = read(come_in(request.person, slug), request.person)
    page = rules_page(entry.network, before=number(request, "before"), after=number(request, "after"))
    return render(request, "membership/rules.html", {"network": entry.network, "page": page})


def _member(entry: Entry, form: Grant) -> Membership:
    """Return the member whom a form names."""
    theirs = member(entry.network, form.cleaned_data["person"])
    if theirs is None:
        raise Http404
    return theirs


def _said(person: Person, role: str) -> dict[str, str]:
    return {"name": person.shown_name, "role": str(WORN[role]).lower()}


def _roles_page(request: PersonRequest, entry: Entry, form: Grant | None = None) -> HttpResponse:
    find = Find(request.GET)
    sought = find.cleaned_data["q"] if find.is_valid() else ""
    page = granted_page(entry.network, after=number(request, "after"), before=number(request, "before"))
    context = {
        "network": entry.network,
        "page": page,
        "granted": [(worn, WORN[worn.role]) for worn in page.items],
        "find": find,
        "sought": sought,
        "found": members_named(entry.network, sought) if sought else [],
        "choices": Grant.base_fields["role"].choices,  # type: ignore[attr-defined]  # a choice field
    }
    return render(request, "membership/roles.html", context, form=form)
