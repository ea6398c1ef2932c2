"""The page on which leads write templates for new threads, one for each kind."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from base.basis import basis_of
from base.web.answers import render
from base.web.comparing import compare
from base.web.forms import attempt
from community.threads import actions as threads
from community.threads.forms import TemplateForm
from community.threads.kinds import DEFAULT, WORDS
from community.threads.models import Kind
from community.threads.queries.suggesting import templates_of
from networks.membership.doors import come_in_to_lead
from networks.people.doors import PersonRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def templates(request: PersonRequest, slug: str) -> HttpResponse:
    """Write what new threads of a kind begin with; the second of two leads sees what the first has saved."""
    network = come_in_to_lead(request.person, slug).network
    kind = Kind(asked) if (asked := request.GET.get("kind", DEFAULT)) in Kind.values else DEFAULT
    known = templates_of(network)
    now = {"text": known.get(kind, "")}
    form = TemplateForm(
        request.POST if request.method == "POST" else None, initial={**now, "basis": basis_of(now)}
    )
    if request.method == "POST":
        saved = attempt(
            form, lambda: threads.set_template(request.person, network, kind=kind, **form.cleaned_data)
        )
        if saved is not None:
            messages.success(request, _("Saved.") if saved else _("New threads of this kind begin empty."))
            return redirect(f"{reverse('network_templates', args=[slug])}?kind={kind}")
    tabs = [{"url": f"?kind={each}", "name": each.label, "current": each == kind} for each in WORDS]
    context = {"network": network, "kind": kind, "tabs": tabs, "changed": compare(form, now, now)}
    return render(request, "threads/templates.html", context, form=form)
