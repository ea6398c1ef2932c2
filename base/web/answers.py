"""Answers to a browser."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render as django_render

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


def typed_texts(posted: QueryDict) -> list[str]:
    """Return the texts that a person wrote in a form, without secrets and hidden fields."""
    return [
        value
        for name, value in posted.items()
        if isinstance(value, str)
        and not any(word in name for word in NEVER_SHOWN)
        and (" " in value.strip() or "\n" in value.strip())
    ]
