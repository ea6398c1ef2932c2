"""What happens around every request."""

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control, patch_vary_headers

from base import logs
from base.errors import Conflict, ErfaError, Invalid, Refused, TooFast
from base.web.answers import error_page, not_to_be_opened, too_large, wants_json

Next = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
LANGUAGE_COOKIE = "language"
THEME_COOKIE = "theme"
THEMES = ("system", "light", "dark")
TEXT_SIZE_COOKIE = "text_size"
TEXT_SIZES = ("small", "normal", "large", "larger")


class Headers:
    """Headers that every answer has, errors included: nothing personal is kept in a shared cache."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then add what is missing."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in response.headers:
            # `no-cache`, not `no-store`: the way back in the browser keeps what was typed.
            patch_cache_control(response, private=True, no_cache=True)
        return response


class Preferences:
    """Language, time zone and theme: the person's own, else the cookie's, else Swedish and Stockholm.

    The browser's list of languages is not asked: Swedish is the language of the service (språklagen), and
    English is one press away in the footer of every page.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Activate the preferences for this request's thread."""
        language = self._language(request)
        with translation.override(language), timezone.override(self._zone(request)):
            request.LANGUAGE_CODE = language  # what Django's LocaleMiddleware sets
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        patch_vary_headers(response, ["Cookie"])
        return response

    def _language(self, request: HttpRequest) -> str:
        wanted = getattr(request.user, "language", "") or request.COOKIES.get(LANGUAGE_COOKIE, "")
        return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

    def _zone(self, request: HttpRequest) -> zoneinfo.ZoneInfo:
        name = getattr(request.user, "time_zone", "") or settings.TIME_ZONE
        try:
            return zoneinfo.ZoneInfo(name)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            return zoneinfo.ZoneInfo(settings.TIME_ZONE)


class Errors:
    """The one place where what an action raised becomes a page."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; exceptions come back through process_exception. A body that is too large was not read."""
        if most := getattr(request, "too_large", 0):
            return too_large(request, most)
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not wants_json(request):
            return not_to_be_opened(request, response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for the errors that belong to Erfa; anything else is a fault and goes on."""
        if isinstance(error, ErfaError):
            logs.refusal(error)
        match error:
            case Refused():
                return error_page(request, 403, error)
            case Conflict():
                return error_page(request, 409, error)
            case TooFast():
                return error_page(request, 429, error)
            case Invalid() | ErfaError():
                return error_page(request, 400, error)
        return None
