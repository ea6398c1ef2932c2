"""Django's own failures, in our design."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from base.web.answers import typed_texts


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: existence is no secret, but this is not for you."""
    return render(request, "errors/403.html", {"typed": typed_texts(request.POST)}, status=403)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: unknown, foreign and forbidden look the same."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: needs nothing to work, neither database nor session."""
    page = get_template("errors/500.html").render({"reference": getattr(request, "request_id", "")})
    return HttpResponse(page, status=500)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 after a form without its token (an old page, or blocked cookies): the text is shown, not lost."""
    context = {"typed": typed_texts(request.POST), "stale": True}
    return render(request, "errors/403.html", context, status=403)
