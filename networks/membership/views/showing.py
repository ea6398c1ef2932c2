"""The directory of networks, a new network, and what a network is for."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from base import keys
from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from networks.membership import actions as membership
from networks.membership import policies
from networks.membership.doors import Entry, come_in
from networks.membership.forms import Appoint, Ask, Filter, NewNetwork
from networks.membership.queries import count_members
from networks.membership.queries.asking import latest_request
from networks.membership.queries.directory import directory_page
from networks.membership.queries.front import leads_of
from networks.membership.texts import VISIBILITIES, VISIBILITY_HINTS
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def directory(request: PersonRequest) -> HttpResponse:
    """Show the networks that the person may know of, and what they can do with each."""
    form = Filter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = directory_page(
        request.person,
        text=chosen.get("q", ""),
        mine=chosen.get("show") == "mine",
        visibility=chosen.get("visibility", ""),
        after=number(request, "after"),
        before=number(request, "before"),
    )
    kept = {name: value for name, value in chosen.items() if value}
    context = {"page": page, "filtered": kept, "query": f"{urlencode(kept)}&" if kept else "", "filter": form}
    return render(request, "membership/directory.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_network(request: PersonRequest) -> HttpResponse:
    """Make a network and appoint its first leads, for administrators."""
    policies.create_network(request.person).enforce()
    form = NewNetwork(request.POST or None, initial={"key": keys.new_key(), "visibility": "open"})
    if request.method == "POST":
        made = attempt(form, lambda: membership.create_network(request.person, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("The network %(name)s is there.") % {"name": made.shown_name})
            return redirect("networks")
    return render(request, "membership/new_network.html", form=form)


@require_safe
@signed_in
def about(request: PersonRequest, slug: str) -> HttpResponse:
    """Show purpose, rules, leads and number of members, and what the person can do: to all who may know of it."""
    return about_page(request, come_in(request.person, slug))


def about_page(request: PersonRequest, entry: Entry, form: forms.Form | None = None) -> HttpResponse:
    """Render the about page; with a `form` that was refused on it (asking, appointing)."""
    network, mine = entry.network, entry.membership
    leads = leads_of(network)
    context = {
        "network": network,
        "membership": mine,
        "readable": entry.readable,
        "may_revive": network.archived_at is not None and bool(policies.archive(request.person, mine)),
        "members_count": count_members(network),
        "kind": VISIBILITIES[network.visibility],
        "kind_hint": VISIBILITY_HINTS[network.visibility],
        "leads": leads,
        "asked": None if mine else latest_request(request.person, network),
        "may_join": not mine and bool(policies.join(request.person, network)),
        "may_ask": bool(policies.ask_to_join(request.person, network, mine)),
        "takes_part": bool(policies.take_part(request.person)),
        "ask": form if isinstance(form, Ask) else Ask(initial={"key": keys.new_key()}),
        "may_appoint": bool(policies.appoint_lead(request.person, len(leads))),
        "appoint": form if isinstance(form, Appoint) else Appoint(),
    }
    return render(request, "membership/about.html", context, form=form)
