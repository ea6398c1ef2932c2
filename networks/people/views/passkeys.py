"""The doors of passkeys: made, named, removed."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from base.web.answers import render
from base.web.forms import Confirm, attempt
from networks.people import actions as people
from networks.people import passkeys
from networks.people.doors import PersonRequest, signed_in
from networks.people.forms import NewPasskey, RenamePasskey
from networks.people.queries.factors import factors_of, passkey_of
from networks.people.recent import recently
from networks.people.views.second_step import ASKED, wants_options
from networks.people.views.signing_in import form_page


@never_cache
@form_page
@signed_in
@recently
def add(request: PersonRequest) -> HttpResponse:
    """Make a passkey: the script asks what is wanted, the browser makes it, the form brings it."""
    if wants_options(request):
        wanted, request.session[ASKED] = passkeys.ask_to_make(request.person)
        return JsonResponse(wanted)
    form = NewPasskey(request.POST or None)
    if request.method == "POST" and (answer := attempt(form, lambda: _add(request, form))):
        return answer
    context = {"needs": passkeys.relying_party()}
    return render(request, "mfa/passkey_add.html", context, form=form)


def _add(request: PersonRequest, form: NewPasskey) -> HttpResponse:
    is_first = not factors_of(request.person).any
    people.add_passkey(
        request.person,
        name=form.cleaned_data["name"],
        credential=form.cleaned_data["credential"] or {},
        state=request.session.pop(ASKED, None),
    )
    messages.success(request, _("The passkey is added."))
    return redirect("mfa_view_recovery_codes" if is_first else "mfa_index")


@form_page
@signed_in
@recently
def rename(request: PersonRequest, key_id: int) -> HttpResponse:
    """Call a passkey something else."""
    found = _mine(request, key_id)
    form = RenamePasskey(request.POST or None, initial={"name": found.data["name"]})
    if request.method == "POST" and (answer := attempt(form, lambda: _rename(request, key_id, form))):
        return answer
    return render(request, "mfa/passkey_rename.html", {"name": found.data["name"]}, form=form)


def _rename(request: PersonRequest, key_id: int, form: RenamePasskey) -> HttpResponse:
    people.rename_passkey(request.person, key_id=key_id, **form.cleaned_data)
    return redirect("mfa_index")


@form_page
@signed_in
@recently
def remove(request: PersonRequest, key_id: int) -> HttpResponse:
    """Ask, then take a passkey away."""
    found = _mine(request, key_id)
    form = Confirm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (answer := attempt(form, lambda: _remove(request, key_id))):
        return answer
    return render(request, "mfa/passkey_remove.html", {"name": found.data["name"]}, form=form)


def _remove(request: PersonRequest, key_id: int) -> HttpResponse:
    people.remove_passkey(request.person, key_id=key_id)
    messages.success(request, _("The passkey is removed."))
    return redirect("mfa_index")


def _mine(request: PersonRequest, key_id: int) -> Authenticator:
    """Return one of the person's own passkeys; anybody else's does not exist."""
    found = passkey_of(request.person, key_id)
    if found is None:
        raise Http404
    return found
