"""Answers to a browser."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render as django_render
from django.utils.translation import gettext as _

from base.errors import ErfaError, TooFast, text_of

NEVER_SHOWN = ("csrfmiddlewaretoken", "password", "current", "key", "next")  # current: a password, too


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    form: forms.BaseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page; with a `form` that was refused, its status and Retry-After come along."""
    values = dict(context or {})
    if form is not None:
        values["form"] = form
        status = getattr(form, "status", status)
    response = django_render(request, template, values, status=status)
    if form is not None and (wait := getattr(form, "retry_after", 0)):
        response.headers["Retry-After"] = str(wait)
    return response


def error_page(request: HttpRequest, status: int, error: ErfaError) -> HttpResponse:
    """Show what an action refused with, and what had been typed, so that nothing is lost."""
    context = {"text": text_of(error), "typed": typed_texts(request.POST), "code": getattr(error, "code", "")}
    response = django_render(request, f"errors/{status}.html", context, status=status)
    if isinstance(error, TooFast):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def too_large(request: HttpRequest, most: int) -> HttpResponse:
    """Say that more was sent than is read (413), to a person or to a script; `most` is in bytes."""
    text = _("That was more than can be sent at once: at most %(n)s MB.") % {"n": most // (1024 * 1024)}
    if wants_json(request):
        return JsonResponse({"error": "too_large", "text": text}, status=413)
    return django_render(request, "errors/413.html", {"text": text}, status=413)


def not_to_be_opened(request: HttpRequest, allowed: str) -> HttpResponse:
    """Say that an address only takes forms (405): a refused form stands there, and may be loaded again."""
    response = django_render(request, "errors/405.html", status=405)
    response.headers["Allow"] = allowed
    return response


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of ours asks, and not a browser for a page."""
    return request.headers.get("Accept", "").startswith("application/json")


def typed_texts(posted: QueryDict) -> list[str]:
    """Return the texts that a person wrote in a form, without secrets and hidden fields."""
    return [
        value
        for name, value in posted.items()
        if isinstance(value, str)
        and not any(word in name for word in NEVER_SHOWN)
        and (" " in value.strip() or "\n" in value.strip())
    ]
