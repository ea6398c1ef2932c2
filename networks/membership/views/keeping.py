"""Pages on which leads keep their network: the overview, its settings, who sees it, whether it lives."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.basis import basis_of
from base.web.answers import render
from base.web.comparing import compare
from base.web.forms import Confirm, attempt
from base.web.undo import undo
from networks.membership import actions as membership
from networks.membership import policies
from networks.membership.doors import come_in, come_in_to_lead
from networks.membership.lead_forms import Settings, SetVisibility, initial
from networks.membership.models import Network
from networks.membership.queries.settings import texts_of
from networks.membership.texts import VISIBILITIES, VISIBILITY_HINTS
from networks.membership.views.waiting import waiting
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def lead(request: PersonRequest, slug: str) -> HttpResponse:
    """Show who waits, and what leads can do."""
    entry = come_in_to_lead(request.person, slug)
    return render(request, "membership/lead.html", {"network": entry.network, **waiting(request, entry)})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def settings(request: PersonRequest, slug: str) -> HttpResponse:
    """Change what the network says; the second of two leads sees what the first has saved."""
    network = come_in_to_lead(request.person, slug).network
    texts = texts_of(network)
    shown = initial(texts)
    form = Settings(request.POST or None, initial={**shown, "basis": basis_of(texts)})
    if request.method == "POST":
        changed = attempt(
            form, lambda: membership.change_network(request.person, network, **form.cleaned_data)
        )
        if changed is not None:
            messages.success(request, _("Saved."))
            return redirect("network_settings", slug)
    context = {
        "network": network,
        "changed": compare(form, texts, shown),
        "kind": VISIBILITIES[network.visibility],
        "kind_hint": VISIBILITY_HINTS[network.visibility],
    }
    return render(request, "membership/settings.html", context, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def visibility(request: PersonRequest, slug: str) -> HttpResponse:
    """Choose who sees the network; then read what follows; then do it."""
    entry = come_in_to_lead(request.person, slug)
    policies.keep(entry.membership).enforce()
    network = entry.network
    asked = request.POST if request.method == "POST" else request.GET or None
    form = SetVisibility(asked, initial={"visibility": network.visibility})
    if request.method == "POST":
        changed = attempt(
            form, lambda: membership.set_visibility(request.person, network, **form.cleaned_data)
        )
        if changed is not None:
            messages.success(request, _("From now on it is so."))
            return redirect("network_settings", slug)
    chosen = form.cleaned_data.get("visibility", "") if form.is_bound and form.is_valid() else ""
    context = {
        "network": network,
        "chosen": "" if chosen == network.visibility else chosen,
        "kinds": [(kind, name, VISIBILITY_HINTS[kind]) for kind, name in VISIBILITIES.items()],
        "kind": VISIBILITIES.get(chosen, ""),
    }
    return render(request, "membership/visibility.html", context, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def archive(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask once, then archive the network."""
    entry = come_in(request.person, slug)
    policies.archive(request.person, entry.membership).enforce()
    form = Confirm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        archived = attempt(form, lambda: membership.archive(request.person, entry.network))
        if archived is not None:
            back = undo("network_take_up", slug)
            messages.success(request, _("The network is archived."), extra_tags=back)
            return redirect("network_about", slug)
    return render(request, "membership/archive.html", {"network": entry.network}, form=form)


@require_POST
@signed_in
def take_up(request: PersonRequest, slug: str) -> HttpResponse:
    """Take the network out of the archive."""
    network: Network = membership.take_up(request.person, come_in(request.person, slug).network)
    messages.success(request, _("%(name)s is out of the archive.") % {"name": network.shown_name})
    return redirect("network_about", slug)
