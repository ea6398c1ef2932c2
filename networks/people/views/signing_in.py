"""The doors of sign-in: in, out, and what to do about a password."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from base.web.addresses import place_of
from base.web.answers import render
from base.web.forms import attempt
from networks.people import actions as people
from networks.people.doors import PersonRequest, own_path, signed_in
from networks.people.forms import ChangePassword, NewPassword, ResetPassword, SignIn
from networks.people.models import Person
from networks.people.queries.accounts import person_of_link

KEPT_IN_SESSION = "choose"  # stands in the address in the key's place; the session's name for the key

form_page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@sensitive_post_parameters("password")
@form_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with address and password, then on to the page that was asked for."""
    onward = own_path(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form = SignIn(request.POST or None)
    if request.method == "POST" and (answer := attempt(form, lambda: _enter(request, form, onward))):
        return answer
    return render(request, "account/login.html", {"next": onward, "by_password": form}, form=form)


def _enter(request: HttpRequest, form: SignIn, onward: str) -> HttpResponse:
    person = people.check_sign_in(**form.cleaned_data, place=place_of(request))
    return enter(request, person, onward, how="password")


def enter(request: HttpRequest, person: Person, onward: str, *, how: str) -> HttpResponse:
    """Let somebody in who has shown who they are; asks for the second factor first where there is one.

    allauth's stages carry the sign-in on to that page and back. Django gives the session a new key.
    """
    record_authentication(request, person, how)
    answer: HttpResponse = perform_login(request, person, email_verification="none", redirect_url=onward)
    return answer


@never_cache
@form_page
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, then sign out here: session and sockets of this browser end."""
    if not request.user.is_authenticated:
        return redirect("today")
    if request.method == "POST":
        people.sign_out(request.user, session_key=request.session.session_key or "")
        logout(request)
        return redirect("today")
    return render(request, "account/logout.html")


@form_page
def reset_password(request: HttpRequest) -> HttpResponse:
    """Have a link mailed; the answer is the same whoever has an account."""
    form = ResetPassword(request.POST or None)
    if request.method == "POST" and (answer := attempt(form, lambda: _mail_link(request, form))):
        return answer
    return render(request, "account/password_reset.html", form=form)


def _mail_link(request: HttpRequest, form: ResetPassword) -> HttpResponse:
    people.ask_for_reset(email=form.cleaned_data["email"], place=place_of(request))
    return redirect("account_reset_password_done")


@require_safe
def reset_password_done(request: HttpRequest) -> HttpResponse:
    """Say where to look for the mail, and what to do when none comes."""
    return render(request, "account/password_reset_done.html")


@never_cache
@sensitive_post_parameters("password")
@form_page
def reset_password_from_key(request: HttpRequest, uidb36: str, key: str) -> HttpResponse:
    """Choose a new password by the mailed link.

    The key moves from the address into the session first, so that no page with it in its address is kept in
    a history or sent as a referrer.
    """
    if key != KEPT_IN_SESSION:
        request.session[KEPT_IN_SESSION] = key
        return redirect("account_reset_password_from_key", uidb36, KEPT_IN_SESSION)
    person = person_of_link(uidb36, request.session.get(KEPT_IN_SESSION, ""))
    if person is None:
        return render(request, "account/password_reset_link_gone.html", status=410)
    form = NewPassword(request.POST or None)
    if request.method == "POST" and (answer := attempt(form, lambda: _set(request, person, form))):
        return answer
    return render(request, "account/password_reset_from_key.html", {"reset_person": person}, form=form)


def _set(request: HttpRequest, person: Person, form: NewPassword) -> HttpResponse:
    people.set_password(person, **form.cleaned_data)
    logout(request)  # somebody else may be signed in here, and the key has done its work
    return redirect("account_reset_password_from_key_done")


@require_safe
def reset_password_from_key_done(request: HttpRequest) -> HttpResponse:
    """Say that it is done, and that every earlier session is over."""
    return render(request, "account/password_reset_from_key_done.html")


@sensitive_post_parameters("current", "password")
@form_page
@signed_in
def change_password(request: PersonRequest) -> HttpResponse:
    """Change one's own password; this browser stays signed in, under a new session key."""
    form = ChangePassword(request.POST or None)
    if request.method == "POST" and (answer := attempt(form, lambda: _change(request, form))):
        return answer
    return render(request, "account/password_change.html", form=form)


def _change(request: PersonRequest, form: ChangePassword) -> HttpResponse:
    person = people.change_password(request.person, **form.cleaned_data, but=request.session.session_key)
    update_session_auth_hash(request, person)
    messages.success(request, _("Your password is changed. You are signed out everywhere else."))
    return HttpResponseRedirect(reverse("settings_security"))
