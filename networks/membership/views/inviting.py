"""What leads do with invitations."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from base import clock
from base.web.answers import render
from base.web.asked import number
from base.web.forms import Confirm, attempt
from networks.membership.actions.inviting import Invited, invite, resend_invitation, withdraw_invitation
from networks.membership.doors import Entry, come_in_to_lead
from networks.membership.inviting_forms import Invite
from networks.membership.models import Invitation
from networks.membership.queries.invitations import STATES, invitation_of, invitations_page
from networks.organisations.domains import written_address
from networks.people.doors import PersonRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invitations(request: PersonRequest, slug: str) -> HttpResponse:
    """Show a network's invitations, and invite."""
    entry = come_in_to_lead(request.person, slug)
    posted = request.POST if request.method == "POST" else None
    form = Invite(posted, initial={"language": request.person.language})
    if posted is not None:
        done = attempt(form, lambda: invite(request.person, entry.network, **form.cleaned_data))
        if done is not None:
            _say(request, done)
            return redirect("network_invitations", slug)
    state = request.GET.get("show", STATES[0])
    state = state if state in STATES else STATES[0]
    page = invitations_page(
        entry.network, state=state, before=number(request, "before"), after=number(request, "after")
    )
    context = {
        "network": entry.network,
        "page": page,
        "state": state,
        "states": _states(state),
        "now": clock.now(),
    }
    return render(request, "joining/invitations.html", context, form=form)


@require_POST
@signed_in
def resend(request: PersonRequest, slug: str, invitation_id: int) -> HttpResponse:
    """Send an invitation once more."""
    found = _invitation(come_in_to_lead(request.person, slug), invitation_id)
    resend_invitation(request.person, found)
    messages.success(
        request, _("The invitation to %(address)s is sent again.") % {"address": found.shown_address}
    )
    return redirect("network_invitations", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def withdraw(request: PersonRequest, slug: str, invitation_id: int) -> HttpResponse:
    """Ask once, then withdraw an invitation."""
    entry = come_in_to_lead(request.person, slug)
    found = _invitation(entry, invitation_id)
    form = Confirm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        done = attempt(form, lambda: withdraw_invitation(request.person, found))
        if done is not None:
            said = _("The invitation to %(address)s is withdrawn.") % {"address": found.shown_address}
            messages.success(request, said)
            return redirect("network_invitations", slug)
    context = {"network": entry.network, "invitation": found}
    return render(request, "joining/withdraw.html", context, form=form)


def _invitation(entry: Entry, invitation_id: int) -> Invitation:
    found = invitation_of(entry.network, invitation_id)
    if found is None:
        raise Http404
    return found


def _states(state: str) -> list[dict[str, object]]:
    names = {"waiting": _("Waiting"), "used": _("Used"), "over": _("Expired or withdrawn")}
    return [
        {"url": f"?show={each}", "name": name, "count": None, "current": each == state}
        for each, name in names.items()
    ]


def _say(request: PersonRequest, done: Invited) -> None:
    if sent := len(done.sent):
        said = ngettext("%(n)s invitation is on its way.", "%(n)s invitations are on their way.", sent)
        messages.success(request, said % {"n": sent})
    if done.members:
        messages.info(request, _("Already in the network: %(who)s") % {"who": _listed(done.members)})
    if done.waiting:
        messages.info(request, _("Has an invitation already: %(who)s") % {"who": _listed(done.waiting)})


def _listed(addresses: Sequence[str]) -> str:
    return ", ".join(map(written_address, addresses))
