"""Showing again who one is, before something about the safety of the account is changed."""

import time

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from base.web.addresses import place_of
from base.web.answers import render
from base.web.forms import attempt
from networks.people import actions as people
from networks.people.doors import PersonRequest, own_path, signed_in
from networks.people.forms import MailedCode, OwnPassword
from networks.people.queries.factors import factors_of
from networks.people.views.codes import ASKED, holds
from networks.people.views.second_step import SecondFactor, options, wants_options
from networks.people.views.signing_in import form_page


@never_cache
@sensitive_post_parameters("password")
@form_page
@signed_in
def reauthenticate(request: PersonRequest) -> HttpResponse:
    """By password, second factor or passkey; by a mailed code who has none of them."""
    person, onward = request.person, own_path(request, otherwise=reverse("settings_security"))
    factors = factors_of(person)
    if wants_options(request):
        return options(request, person)
    if not factors.any and not person.has_usable_password():
        return _by_mail(request, onward)
    by_password = OwnPassword(request.POST if "password" in request.POST else None)
    forms = SecondFactor(request, person)
    if request.method == "POST" and (answer := _try(request, by_password, forms, onward)):
        return answer
    context = {
        "factors": factors,
        "has_password": person.has_usable_password(),
        "by_password": by_password,
        "by_code": forms.by_code,
        "by_passkey": forms.by_passkey,
        "next": onward,
    }
    sent = by_password if by_password.is_bound else forms.sent
    return render(request, "account/reauthenticate.html", context, form=sent)


def _try(
    request: PersonRequest, by_password: OwnPassword, forms: SecondFactor, onward: str
) -> HttpResponse | None:
    if by_password.is_bound:
        return attempt(by_password, lambda: _check_password(request, by_password, onward))
    return forms.attempt(lambda: HttpResponseRedirect(onward))


def _check_password(request: PersonRequest, form: OwnPassword, onward: str) -> HttpResponse:
    people.check_password(request.person, **form.cleaned_data)
    return _go_on(request, "password", onward)


def _by_mail(request: PersonRequest, onward: str) -> HttpResponse:
    asked = request.session.get(ASKED)
    if "mail" in request.POST:
        occasion, person_id = people.ask_for_code(email=request.person.email, place=place_of(request))
        request.session[ASKED] = {"ask": occasion, "person": person_id, "at": time.time(), "next": onward}
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': onward})}")
    form = MailedCode(request.POST if "code" in request.POST else None)
    is_asked = holds(asked)
    if is_asked and form.is_bound and (answer := attempt(form, lambda: _check_code(request, form, onward))):
        return answer
    context = {"is_asked": is_asked, "next": onward}
    return render(request, "account/reauthenticate_mail.html", context, form=form)


def _check_code(request: PersonRequest, form: MailedCode, onward: str) -> HttpResponse:
    asked = request.session[ASKED]
    people.check_code(
        ask=asked["ask"], person_id=request.person.pk, place=place_of(request), **form.cleaned_data
    )
    del request.session[ASKED]
    return _go_on(request, "code", onward)


def _go_on(request: PersonRequest, how: str, onward: str) -> HttpResponse:
    record_authentication(request, request.person, how, reauthenticated=True)
    return HttpResponseRedirect(onward)
