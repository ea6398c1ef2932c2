"""Networks: that they are there and who could lead them; nothing of their content."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from networks.membership import actions as membership
from networks.membership import policies
from networks.membership.forms import Appoint
from networks.membership.texts import VISIBILITIES
from networks.people.doors import PersonRequest
from networks.site.queries import networks as queries
from pages.administration.doors import Question, administrator, ask, cut, do, found

SECTION = "networks"


@require_safe
@administrator
def networks(request: PersonRequest) -> HttpResponse:
    """List all networks by name, private ones too, with how many lead each."""
    asked = cut(request, {"leaderless"})
    leaderless = bool(asked.show)
    page = queries.networks_page(
        request.person,
        text=asked.text,
        leaderless=leaderless,
        before=number(request, "before"),
        after=number(request, "after"),
    )
    context = asked.head(page, SECTION) | {"leaderless": leaderless}
    return render(request, "administration/networks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def network(request: PersonRequest, network_id: int) -> HttpResponse:
    """Show one, and appoint a lead where nobody leads: the log of the network tells its leads."""
    one = found(queries.network(request.person, network_id))
    form = Appoint(request.POST or None)
    if request.method == "POST":
        made = attempt(form, lambda: membership.appoint_lead(request.person, one, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("%(name)s leads the network.") % {"name": made.person.shown_name})
            return redirect("admin_network", network_id)
    leads: int = vars(one)["leads"]
    context = {
        "network": one,
        "leads": leads,
        "kind": VISIBILITIES[one.visibility],
        "may_appoint": bool(policies.appoint_lead(request.person, leads)),
        "section": SECTION,
    }
    return render(request, "administration/network.html", context, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def archive(request: PersonRequest, network_id: int) -> HttpResponse:
    """Ask, then let a network be read and no longer written in."""
    one = found(queries.network(request.person, network_id))
    question = Question(
        _("Archive %(name)s?") % {"name": one.name},
        _("Archive the network"),
        [
            _("Everything can be read, nothing can be written."),
            _("It can be taken out of the archive at any time."),
        ],
        f"/admin/networks/{network_id}/",
        SECTION,
    )
    done = _("The network is archived.")
    return ask(request, question, lambda _sent: membership.archive(request.person, one), done=done)


@require_POST
@administrator
def take_up(request: PersonRequest, network_id: int) -> HttpResponse:
    """Let an archived network live again."""
    one = found(queries.network(request.person, network_id))
    done = _("The network is open for writing again.")
    onward = f"/admin/networks/{network_id}/"
    return do(request, lambda: membership.take_up(request.person, one), done=done, onward=onward)
