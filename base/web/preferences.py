"""Language and appearance, chosen in the footer or the settings by anybody. Only cookies that the service needs."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from base.web.middleware import LANGUAGE_COOKIE, TEXT_SIZE_COOKIE, TEXT_SIZES, THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language for this browser and, for somebody signed in, for the person."""
    language = request.POST.get("language", "")
    response = HttpResponseRedirect(_back(request))
    if language in dict(settings.LANGUAGES):
        remember_language(response, language)
        if request.user.is_authenticated:
            get_user_model()._default_manager.filter(pk=request.user.pk).update(language=language)
    return response


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or the system's choice for this browser."""
    theme = request.POST.get("theme", "")
    response = HttpResponseRedirect(_back(request))
    if theme in THEMES:
        _remember(response, THEME_COOKIE, theme)
    return response


@require_POST
def set_text_size(request: HttpRequest) -> HttpResponse:
    """Remember how large the text is for this browser."""
    size = request.POST.get("text_size", "")
    response = HttpResponseRedirect(_back(request))
    if size in TEXT_SIZES:
        _remember(response, TEXT_SIZE_COOKIE, size)
    return response


def remember_language(response: HttpResponse, language: str) -> None:
    """Remember a language for this browser: what it shows when nobody is signed in."""
    _remember(response, LANGUAGE_COOKIE, language)


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.SECURE, httponly=True)


def _back(request: HttpRequest) -> str:
    """Return the page that was left, if it is one of ours."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return "/"
