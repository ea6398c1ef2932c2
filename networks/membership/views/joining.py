"""What people do for themselves in a network: join, leave, ask to be let in, see what is new."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base.web.answers import render
from base.web.forms import Confirm, attempt
from networks.membership import actions as membership
from networks.membership.doors import come_in, get_visible
from networks.membership.forms import Ask, Seen
from networks.membership.models import Role
from networks.membership.queries import count_members
from networks.membership.views.showing import about_page
from networks.people.doors import PersonRequest, own_path, signed_in


@require_POST
@signed_in
def join(request: PersonRequest, slug: str) -> HttpResponse:
    """Join an open network, to write or to read, and go on to its front page or to the page that asked for it."""
    network = get_visible(request.person, slug)
    membership.join(request.person, network, role=request.POST.get("role") or Role.MEMBER)
    messages.success(request, _("You are a member of %(name)s.") % {"name": network.shown_name})
    return redirect(own_path(request, otherwise=network.get_absolute_url()))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leave(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask once, then leave."""
    entry = come_in(request.person, slug)
    form = Confirm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        attempt(form, lambda: membership.leave(request.person, entry.network))
        if not form.errors:
            messages.success(request, _("You have left %(name)s.") % {"name": entry.network.shown_name})
            return redirect("networks")
    context = {
        "network": entry.network,
        "membership": entry.membership,
        "members_count": count_members(entry.network),
    }
    return render(request, "membership/leave.html", context, form=form)


@require_POST
@signed_in
def ask(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask the leads of a network by request to be let in."""
    entry = come_in(request.person, slug)
    form = Ask(request.POST)
    if attempt(form, lambda: membership.ask_to_join(request.person, entry.network, **form.cleaned_data)):
        messages.success(request, _("Your request is sent. A network lead answers it."))
        return redirect("network_about", slug)
    return about_page(request, entry, form)


@require_POST
@signed_in
def seen(request: PersonRequest, slug: str) -> HttpResponse:
    """Remember what the person has seen of what is new; a number that is none changes nothing."""
    network = get_visible(request.person, slug)
    form = Seen(request.POST)
    if form.is_valid():
        membership.mark_seen(request.person, network, sequence=form.cleaned_data["sequence"])
    return redirect(network)


@require_POST
@signed_in
def welcomed(request: PersonRequest, slug: str) -> HttpResponse:
    """Put the network's welcome text away."""
    network = get_visible(request.person, slug)
    membership.put_away_welcome(request.person, network)
    return redirect(network)


@require_POST
@signed_in
def choose_role(request: PersonRequest, slug: str) -> HttpResponse:
    """Choose to write in an open network, or only to read."""
    network = get_visible(request.person, slug)
    mine = membership.choose_role(request.person, network, role=request.POST.get("role", ""))
    only_reads = mine.role == Role.OBSERVER
    messages.success(request, _("You only read here now.") if only_reads else _("You write here now."))
    return redirect("network_about", slug)


@require_POST
@signed_in
def withdraw_request(request: PersonRequest, slug: str) -> HttpResponse:
    """Take back one's own request to join."""
    network = get_visible(request.person, slug)
    membership.withdraw_request(request.person, network)
    messages.success(request, _("Your request is taken back."))
    return redirect("network_about", slug)
