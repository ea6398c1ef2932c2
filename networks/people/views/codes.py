"""The doors of signing in by a code in the mail."""

import time
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from base.web.addresses import place_of
from base.web.answers import render
from base.web.forms import attempt
from networks.people import actions as people
from networks.people.actions.codes import MINUTES
from networks.people.doors import own_path
from networks.people.forms import AskForCode, MailedCode
from networks.people.views.signing_in import enter, form_page

ASKED = "code_asked"  # the session's name for the occasion: the code signs in only where it was asked for


@never_cache
@sensitive_post_parameters("password")  # the sign-in form's button sends it along
@form_page
def ask(request: HttpRequest) -> HttpResponse:
    """Have a code mailed; the answer is the same whoever has an account."""
    onward = own_path(request)
    if request.user.is_authenticated:
        return redirect(onward)
    asked = request.session.get(ASKED) or {}
    form = AskForCode(request.POST or None, initial={"email": asked.get("email", "")})
    if request.method == "POST" and (answer := attempt(form, lambda: _mail(request, form, onward))):
        return answer
    return render(request, "account/code.html", {"next": onward}, form=form)


def _mail(request: HttpRequest, form: AskForCode, onward: str) -> HttpResponse:
    occasion, person_id = people.ask_for_code(**form.cleaned_data, place=place_of(request))
    request.session[ASKED] = {
        **{"ask": occasion, "person": person_id, "at": time.time(), "next": onward},
        "email": form.cleaned_data[
            "email"
        ],  # as typed: to see that it is spelled right, and to ask once more
    }
    return redirect("account_confirm_login_code")


@never_cache
@form_page
def confirm(request: HttpRequest) -> HttpResponse:
    """Sign in with the code, in the browser that asked for it, within ten minutes."""
    if request.user.is_authenticated:
        return redirect("today")
    asked = request.session.get(ASKED)
    if asked is None or not holds(asked):
        if asked is not None:
            messages.error(request, _("The code no longer works. Ask for a new one."))
        return redirect("account_request_login_code")
    form = MailedCode(request.POST or None)
    if request.method == "POST" and (answer := attempt(form, lambda: _enter(request, form, asked))):
        return answer
    return render(request, "account/code_confirm.html", {"address": asked.get("email", "")}, form=form)


def holds(asked: dict[str, Any] | None) -> bool:
    """Whether the code that this browser asked for is younger than ten minutes."""
    return asked is not None and time.time() - asked["at"] < MINUTES * 60


def _enter(request: HttpRequest, form: MailedCode, asked: dict[str, Any]) -> HttpResponse:
    person = people.check_code(
        ask=asked["ask"], person_id=asked["person"], place=place_of(request), **form.cleaned_data
    )
    del request.session[ASKED]
    return enter(request, person, asked["next"], how="code")
