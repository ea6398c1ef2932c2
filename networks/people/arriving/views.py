"""The doors of an account by a work address."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from base.web.addresses import place_of
from base.web.answers import render
from base.web.forms import attempt
from base.web.language import speak
from networks.organisations.domains import written_address
from networks.people.arriving import actions as arriving
from networks.people.arriving.forms import AskForAccount, MakeAccount
from networks.people.arriving.queries import arrival_of_link, employer, has_account

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def sign_up(request: HttpRequest) -> HttpResponse:
    """Lead to the page that tells how one gets an account: nobody signs up openly."""
    return redirect("account_join")


@never_cache
@form_page
def join(request: HttpRequest) -> HttpResponse:
    """Ask for the work address, and explain how one gets in; the answer is the same whoever has an account."""
    form = AskForAccount(request.POST or None)
    if request.method == "POST" and (answer := attempt(form, lambda: _ask(request, form))):
        return answer
    return render(request, "joining/join.html", _whom(), form=form)


def _ask(request: HttpRequest, form: AskForAccount) -> HttpResponse:
    language = get_language() or "sv"
    arriving.ask_for_account(email=form.cleaned_data["email"], language=language, place=place_of(request))
    return redirect("account_join_sent")


@require_safe
def join_sent(request: HttpRequest) -> HttpResponse:
    """Say where to look for the mail, and how one gets in when none comes."""
    return render(request, "joining/join_sent.html", _whom())


def _whom() -> dict[str, str]:
    return {"contact_address": settings.OPERATOR_EMAIL}


@never_cache
@sensitive_post_parameters("password")
@form_page
def make_account(request: HttpRequest, arrival_id: int, secret: str) -> HttpResponse:
    """Show what the mailed link makes; POST makes the account, once, and signs in."""
    asked = arrival_of_link(arrival_id, secret)
    organisation = employer(asked.address) if asked else None
    if asked is None or organisation is None:
        return render(request, "joining/link_gone.html", status=410)
    speak(request, asked.language)
    form = MakeAccount(request.POST or None)
    if request.method == "POST" and (
        answer := attempt(form, lambda: _make(request, form, arrival_id, secret))
    ):
        return answer
    context = {
        "address": asked.address,
        "shown_address": written_address(asked.address),
        "organisation": organisation,
        "there": has_account(asked.address),
    }
    return render(request, "joining/make_account.html", context, form=form)


def _make(request: HttpRequest, form: MakeAccount, arrival_id: int, secret: str) -> HttpResponse:
    person = arriving.make_account(
        arrival_id=arrival_id,
        secret=secret,
        language=get_language() or "sv",
        place=place_of(request),
        **form.cleaned_data,
    )
    logout(request)  # somebody else may be signed in here
    onward = reverse("welcome")
    answer: HttpResponse = perform_login(request, person, email_verification="none", redirect_url=onward)
    return answer
