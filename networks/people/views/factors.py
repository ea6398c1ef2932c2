"""The doors of the second factor: the page that explains it, an app, recovery codes."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from base.web.answers import render
from base.web.forms import Confirm, attempt
from networks.people import actions as people
from networks.people.doors import PersonRequest, signed_in
from networks.people.forms import NewTotp
from networks.people.queries.factors import factors_of, recovery_codes
from networks.people.recent import recently
from networks.people.squares import squares
from networks.people.views.signing_in import form_page


@require_safe
@signed_in
def index(request: PersonRequest) -> HttpResponse:
    """Explain the second factor, by when it is needed, and what is set up."""
    return render(request, "mfa/index.html", {"factors": factors_of(request.person), "me": request.person})


@never_cache
@form_page
@signed_in
@recently
def activate_totp(request: PersonRequest) -> HttpResponse:
    """Set up an app: a picture of its secret, and its first code. It takes the place of an earlier app.

    The secret goes out and comes back in the form, signed for this person: a look at the page stores nothing.
    """
    form = NewTotp(request.POST or None, person=request.person)
    if request.method == "POST" and (answer := attempt(form, lambda: _set_up(request, form))):
        return answer
    secret = form.secret or generate_totp_secret()
    form.offer(secret)
    url = get_adapter().build_totp_url(request.person, secret)
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return render(request, "mfa/totp.html", {"secret": groups, "url": url, "qr": squares(url)}, form=form)


def _set_up(request: PersonRequest, form: NewTotp) -> HttpResponse:
    is_first = not factors_of(request.person).any
    people.set_up_totp(request.person, secret=form.secret, code=form.cleaned_data["code"])
    messages.success(request, _("The app is set up. Sign-in asks for its code from now on."))
    return redirect("mfa_view_recovery_codes" if is_first else "mfa_index")


@form_page
@signed_in
@recently
def deactivate_totp(request: PersonRequest) -> HttpResponse:
    """Ask, then take the app away."""
    form = Confirm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (answer := attempt(form, lambda: _take_away(request))):
        return answer
    return render(request, "mfa/totp_remove.html", form=form)


def _take_away(request: PersonRequest) -> HttpResponse:
    people.remove_totp(request.person)
    messages.success(request, _("The app is removed."))
    return redirect("mfa_index")


@never_cache
@require_safe
@signed_in
@recently
def view_codes(request: PersonRequest) -> HttpResponse:
    """Show the recovery codes that have not been used, to print or write down; `?as=text` is a file of them."""
    codes = recovery_codes(request.person)
    if codes is None:
        return redirect("mfa_index")
    left = _grouped(codes.get_unused_codes())
    if request.GET.get("as") == "text":
        text = "\r\n".join([_("Recovery codes for Erfa"), "", *left, ""])
        name = 'attachment; filename="erfa.txt"'
        return HttpResponse(text, "text/plain; charset=utf-8", headers={"Content-Disposition": name})
    return render(request, "mfa/recovery_codes.html", {"codes": left})


def _grouped(codes: list[str]) -> list[str]:
    return [f"{code[:4]} {code[4:]}" for code in codes]


@form_page
@signed_in
@recently
def generate_codes(request: PersonRequest) -> HttpResponse:
    """Ask, then make new recovery codes: the old ones end."""
    form = Confirm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (answer := attempt(form, lambda: _make_codes(request))):
        return answer
    return render(request, "mfa/recovery_codes_new.html", form=form)


def _make_codes(request: PersonRequest) -> HttpResponse:
    people.make_recovery_codes(request.person)
    return redirect("mfa_view_recovery_codes")
