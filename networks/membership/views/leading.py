"""The members of a network, and what leads do on that page."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from base.web.undo import undo
from networks.membership import actions as membership
from networks.membership import policies
from networks.membership.doors import Entry, come_in, come_in_to_lead, read
from networks.membership.forms import AddMember, Appoint, Decide, SetRole
from networks.membership.lead_forms import Remove
from networks.membership.models import Membership
from networks.membership.queries import count_members
from networks.membership.queries.members import member, members_page, once_member
from networks.membership.texts import ROLES
from networks.membership.views.showing import about_page
from networks.membership.views.waiting import waiting
from networks.people.doors import PersonRequest, own_path, signed_in


@require_safe
@signed_in
def members(request: PersonRequest, slug: str) -> HttpResponse:
    """Show the members by organisation; leads see who waits and what they can do."""
    return _page(request, read(come_in(request.person, slug), request.person))


@require_POST
@signed_in
def decide(request: PersonRequest, slug: str, request_id: int) -> HttpResponse:
    """Let somebody in who asked, or decline with a reason."""
    entry = come_in_to_lead(request.person, slug)
    asked = get_object_or_404(entry.network.requests.select_related("person"), pk=request_id)
    form = Decide(request.POST, auto_id=f"id_{request_id}_%s")
    if attempt(form, lambda: membership.decide(request.person, asked, **form.cleaned_data)) is None:
        return _page(request, entry, form, of_request=request_id)
    said = (
        _("%(name)s is let in.")
        if form.cleaned_data["approve"]
        else _("The request of %(name)s is declined.")
    )
    messages.success(request, said % {"name": asked.person.shown_name})
    return redirect(own_path(request, otherwise=reverse("network_members", args=[slug])))


@require_POST
@signed_in
def set_role(request: PersonRequest, slug: str, person_id: int) -> HttpResponse:
    """Give a member another role."""
    entry = come_in_to_lead(request.person, slug)
    theirs = _member(entry, person_id)
    form = SetRole(request.POST)
    changed = attempt(form, lambda: membership.set_role(request.person, theirs, **form.cleaned_data))
    if changed is None:
        return _page(request, entry, form)
    said = {"name": theirs.person.shown_name, "role": str(ROLES[changed.role]).lower()}
    messages.success(request, _("%(name)s is now %(role)s.") % said)
    return redirect("network_members", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def remove(request: PersonRequest, slug: str, person_id: int) -> HttpResponse:
    """Ask once, and why, then end somebody's membership."""
    entry = come_in_to_lead(request.person, slug)
    theirs = _member(entry, person_id)
    form = Remove(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        attempt(form, lambda: membership.remove(request.person, theirs, **form.cleaned_data))
        if not form.errors:
            text = _("%(name)s is no longer a member.") % {"name": theirs.person.shown_name}
            if theirs.person == request.person:
                messages.success(request, text)
                return redirect("networks")
            messages.success(request, text, extra_tags=undo("member_remove_back", slug, person_id))
            return redirect("network_members", slug)
    return render(request, "membership/remove.html", _context(entry) | {"theirs": theirs}, form=form)


@require_POST
@signed_in
def remove_back(request: PersonRequest, slug: str, person_id: int) -> HttpResponse:
    """Take back that one has removed somebody a moment ago."""
    entry = come_in_to_lead(request.person, slug)
    theirs = once_member(entry.network.pk, person_id)
    if theirs is None:
        raise Http404
    membership.remove_back(request.person, theirs)
    messages.success(request, _("%(name)s is a member.") % {"name": theirs.person.shown_name})
    return redirect("network_members", slug)


@require_POST
@signed_in
def add_member(request: PersonRequest, slug: str) -> HttpResponse:
    """Add an existing account to a private network."""
    entry = come_in_to_lead(request.person, slug)
    form = AddMember(request.POST)
    added = attempt(form, lambda: membership.add_member(request.person, entry.network, **form.cleaned_data))
    if added is None:
        return _page(request, entry, form)
    messages.success(request, _("%(name)s is a member.") % {"name": added.person.shown_name})
    return redirect("network_members", slug)


@require_POST
@signed_in
def appoint(request: PersonRequest, slug: str) -> HttpResponse:
    """Appoint the first lead, for administrators."""
    entry = come_in(request.person, slug)
    form = Appoint(request.POST)
    made = attempt(form, lambda: membership.appoint_lead(request.person, entry.network, **form.cleaned_data))
    if made is None:
        return about_page(request, entry, form)
    messages.success(request, _("%(name)s leads the network.") % {"name": made.person.shown_name})
    return redirect("network_about", slug)


def _member(entry: Entry, person_id: int) -> Membership:
    theirs = member(entry.network, person_id)
    if theirs is None:
        raise Http404
    return theirs


def _context(entry: Entry) -> dict[str, object]:
    return {
        "network": entry.network,
        "membership": entry.membership,
        "members_count": count_members(entry.network),
    }


def _page(
    request: PersonRequest, entry: Entry, form: forms.Form | None = None, *, of_request: int = 0
) -> HttpResponse:
    """Render the members page; with a `form` that was refused on it."""
    network, mine = entry.network, entry.membership
    page = members_page(network, after=number(request, "after"), before=number(request, "before"))
    context = _context(entry) | waiting(request, entry, of_request=of_request, form=form)
    context |= {
        "page": page,
        "leads": bool(policies.lead(mine)),
        "roles": ROLES.items(),
        "add": form if isinstance(form, AddMember) else AddMember(),
        "may_add": bool(policies.add_member(mine, network)),
    }
    return render(request, "membership/members.html", context, form=form)
