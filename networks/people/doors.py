"""The door of every page for members: who comes in, and what happens to the text of somebody signed out."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from base.web.answers import typed_texts
from networks.people.models import Person

P = ParamSpec("P")


class PersonRequest(HttpRequest):
    """A request of somebody signed in."""

    person: Person


def signed_in(
    view: Callable[Concatenate[PersonRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only signed-in people reach `view`, as `request.person` with the organisation loaded.

    A page asked for leads to sign-in and back. A form sent after the session ended shows what was typed:
    it must not be lost (the browser keeps a copy too, but not every browser may).
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _signed_out(request)
        allowed = cast(PersonRequest, request)
        allowed.person = request.user
        return view(allowed, *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponseBase], guarded)


def own_path(request: HttpRequest, *, otherwise: str = "") -> str:
    """Return the page of ours that `next` asks to go on to, else `otherwise` or the first page.

    Paths only: no scheme, no host, and none of the spellings that browsers take for one.
    """
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_own = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_own else otherwise or reverse("today")


def _signed_out(request: HttpRequest) -> HttpResponse:
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    context: dict[str, Any] = {"typed": typed_texts(request.POST), "next": _page_of(request)}
    return render(request, "errors/signed_out.html", context, status=403)


def _page_of(request: HttpRequest) -> str:
    """Return the page that the form was on, to come back to: ours only."""
    referer = request.headers.get("Referer", "")
    for origin in settings.ORIGINS:
        if referer.startswith(f"{origin}/"):
            return referer.removeprefix(origin)
    return "/"
