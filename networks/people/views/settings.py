"""The doors of the settings: language and time, appearance, security, sign-ins."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from base.web import preferences
from base.web.answers import render
from base.web.forms import attempt
from networks.people import actions as people
from networks.people.actions.signed_in import time_zones
from networks.people.doors import PersonRequest, signed_in
from networks.people.forms import LanguageAndTime
from networks.people.queries.accounts import waiting_address
from networks.people.queries.factors import factors_of
from networks.people.queries.signed_in import sign_ins_of
from networks.people.views.signing_in import form_page


@require_safe
@signed_in
def index(request: PersonRequest) -> HttpResponse:
    """Lead to the first page of the settings; to the first that is open to somebody held."""
    return redirect("settings_security" if request.person.is_held else "settings_profile")


@form_page
@signed_in
def language(request: PersonRequest) -> HttpResponse:
    """Choose the language of the pages and the zone of their times."""
    now = {"language": request.person.language, "time_zone": request.person.time_zone}
    form = LanguageAndTime(request.POST or None, initial=now, zones=time_zones())
    if request.method == "POST" and (answer := attempt(form, lambda: _choose(request, form))):
        return answer
    return render(request, "settings/language.html", form=form)


def _choose(request: PersonRequest, form: LanguageAndTime) -> HttpResponse:
    people.choose_language(request.person, **form.cleaned_data)
    response = redirect("settings_language")
    preferences.remember_language(response, form.cleaned_data["language"])
    with override(form.cleaned_data["language"]):
        messages.success(request, _("Saved."))
    return response


@require_safe
@signed_in
def appearance(request: PersonRequest) -> HttpResponse:
    """Choose light or dark, and the size of the text; for this browser, with the buttons of base/web/preferences."""
    return render(request, "settings/appearance.html")


@never_cache
@require_safe
@signed_in
def security(request: PersonRequest) -> HttpResponse:
    """Show how the account is kept safe, and lead to each change."""
    context = {
        "me": request.person,
        "factors": factors_of(request.person),
        "waiting": waiting_address(request.person),
    }
    return render(request, "settings/security.html", context)


@never_cache
@require_safe
@signed_in
def sessions(request: PersonRequest) -> HttpResponse:
    """List where one is signed in."""
    found = sign_ins_of(request.person, here=request.session.session_key)
    return render(request, "settings/sessions.html", {"sign_ins": found})


@require_POST
@signed_in
def end_session(request: PersonRequest, reference: str) -> HttpResponse:
    """Sign out one other browser, with its sockets."""
    people.end_session(request.person, reference=reference)
    messages.success(request, _("Signed out there."))
    return redirect("sessions")


@form_page
@signed_in
def end_all(request: PersonRequest) -> HttpResponse:
    """Ask, then sign out everywhere, or everywhere else: those sessions and their sockets end."""
    if "elsewhere" in request.POST:
        people.sign_out_elsewhere(request.person, but=request.session.session_key or "")
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("sessions")
    if request.method == "POST":
        people.sign_out_everywhere(request.person)
        logout(request)
        messages.success(request, _("You are signed out everywhere."))
        return redirect("account_login")
    return render(request, "settings/sessions_end.html")
