"""The language of a page that a mail leads to."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from base.web.middleware import LANGUAGE_COOKIE


def speak(request: HttpRequest, language: str) -> None:
    """Answer in the language of the mail that brought somebody here, unless they have chosen one themselves.

    For pages of people who have no account yet, and so no language of their own: until the request ends.
    """
    chosen = request.user.is_authenticated or LANGUAGE_COOKIE in request.COOKIES
    if not chosen and language in dict(settings.LANGUAGES):
        # base.web.middleware.Preferences, which is around it, puts the other back.
        translation.activate(language)
        request.LANGUAGE_CODE = language
