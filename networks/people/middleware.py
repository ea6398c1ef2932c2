"""What happens around every request of somebody signed in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from base.web.answers import typed_texts
from networks.people import signing
from networks.people.models import Person

# Open to somebody whose second factor is overdue (G-29): what sets it up, ways out, the law's pages, choices.
OPEN = {
    "account_logout",
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "settings",
    "settings_language",
    "settings_appearance",
    "settings_security",
    "sessions",
    "session_end",
    "sessions_end",
    "address_stop",
    "set_language",
    "set_theme",
    "set_text_size",
    "accessibility",
    "accessibility_report",
    "announcement_hide",
    "privacy",
    "cookies",
    "healthz",
    "readyz",
}


class Accounts:
    """Notes that a session is used; holds who has to set up a second factor and has let the grace go by."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        if request.user.is_authenticated:
            signing.go_on(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Lead to the page that sets up a second factor, whatever was asked for. What was typed is shown, not lost."""
        person = request.user
        if not isinstance(person, Person) or not person.is_held:
            return None
        if request.resolver_match is None or request.resolver_match.url_name in OPEN:
            return None
        if request.method in {"GET", "HEAD"}:
            return redirect("mfa_index")
        return render(request, "errors/second_factor.html", {"typed": typed_texts(request.POST)}, status=403)
