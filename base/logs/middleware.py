"""Gives each request an id and lets every line that is logged meanwhile say it, with who and which route."""

import re
import secrets
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "X-Request-ID"
SHAPE = re.compile(r"[A-Za-z0-9-]{8,64}")

Next = Callable[[HttpRequest], HttpResponseBase]


class RequestId:
    """First of all middleware: the id stands in the answer's headers, in the log and on the page of a fault."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer under an id: the proxy's own behind a trusted proxy, else a new one."""
        structlog.contextvars.clear_contextvars()  # threads are used again
        request.request_id = self._id(request)  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(request_id=request.request_id)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers[HEADER] = request.request_id  # type: ignore[attr-defined]
        return response

    def _id(self, request: HttpRequest) -> str:
        sent = request.headers.get(HEADER, "")
        return sent if settings.BEHIND_PROXY and SHAPE.fullmatch(sent) else secrets.token_hex(6)


class Who:
    """After sign-in has been read: the person's id, the route and the numbers in it, never the address itself."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; the route is known when the view is."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> None:
        """Bind who asks for which view of what: ids only, for words in an address are titles, names and secrets."""
        match = request.resolver_match
        ids = {name: value for name, value in match.kwargs.items() if type(value) is int} if match else {}
        route = match.view_name if match else "unknown"
        structlog.contextvars.bind_contextvars(person=getattr(request.user, "pk", None), route=route, **ids)
