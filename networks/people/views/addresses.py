"""The doors of another e-mail address."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from base.web.answers import render
from base.web.forms import Confirm, attempt
from networks.people import actions as people
from networks.people.actions.addresses import holds
from networks.people.doors import PersonRequest, signed_in
from networks.people.forms import NewAddress
from networks.people.mailed_secrets import opens
from networks.people.models import AddressChange
from networks.people.queries.accounts import address_change, waiting_address
from networks.people.recent import recently
from networks.people.views.signing_in import form_page


@form_page
@signed_in
@recently
def change(request: PersonRequest) -> HttpResponse:
    """Ask for another address: a link goes there, a notice to the old one."""
    form = NewAddress(request.POST or None)
    if request.method == "POST" and (answer := attempt(form, lambda: _ask(request, form))):
        return answer
    return render(request, "settings/address.html", {"me": request.person}, form=form)


@require_POST
@signed_in
def withdraw(request: PersonRequest) -> HttpResponse:
    """Let one's own wish for another address come to nothing."""
    if (found := waiting_address(request.person)) is not None:
        people.stop_address_change(found)
        messages.success(request, _("Your address stays as it is."))
    return redirect("settings_security")


def _ask(request: PersonRequest, form: NewAddress) -> HttpResponse:
    asked = people.ask_for_address(request.person, **form.cleaned_data)
    messages.success(request, _("A link is on its way to %(address)s.") % {"address": asked.new})
    return redirect("settings_security")


@never_cache
@form_page
def confirm(request: HttpRequest, change_id: int, secret: str) -> HttpResponse:
    """Let who reads the new address make it the account's: a look shows a button, the button does it, once."""
    found = _of_link(change_id, "confirm", secret)
    if found is None or not holds(found):
        return render(request, "settings/address_gone.html", status=410)
    form = Confirm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (answer := attempt(form, lambda: _confirm(request, found))):
        return answer
    return render(request, "settings/address_confirm.html", {"change": found}, form=form)


def _confirm(request: HttpRequest, found: AddressChange) -> HttpResponse:
    people.change_address(found)
    return render(request, "settings/address_done.html", {"change": found})


@never_cache
@form_page
def stop(request: HttpRequest, change_id: int, secret: str) -> HttpResponse:
    """Let who reads the old address stop it."""
    found = _of_link(change_id, "stop", secret)
    if found is None:
        return render(request, "settings/address_gone.html", status=410)
    if found.done_at:
        context = {"change": found, "operator": settings.OPERATOR_EMAIL}
        return render(request, "settings/address_too_late.html", context, status=410)
    if request.method == "POST":
        people.stop_address_change(found)
        return render(request, "settings/address_stopped.html", {"change": found})
    return render(request, "settings/address_stop.html", {"change": found})


def _of_link(change_id: int, purpose: str, secret: str) -> AddressChange | None:
    found = address_change(change_id)
    return found if found is not None and opens(found, purpose, secret) else None
