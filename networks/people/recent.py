"""Who changes the safety of an account has shown lately that it is theirs: an open browser is not enough."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from networks.people.doors import PersonRequest

P = ParamSpec("P")


def is_recent(request: HttpRequest) -> bool:
    """Whether the person has signed in or identified themselves again in the last ten minutes, in this browser."""
    records = get_authentication_records(request, request.user)
    last = max((record["at"] for record in records), default=0.0)
    return time.time() - last < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def recently(
    view: Callable[Concatenate[PersonRequest, P], HttpResponse],
) -> Callable[Concatenate[PersonRequest, P], HttpResponse]:
    """Let only people reach `view` who have just identified themselves; others do so first, and come back.

    Stands below `signed_in`. A form that comes too late is asked for again: nothing of it is kept anywhere.
    """

    @wraps(view)
    def guarded(request: PersonRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_recent(request):
            return view(request, *args, **kwargs)
        onward = request.path if request.method in {"GET", "HEAD"} else reverse("mfa_index")
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': onward})}")

    return cast(Callable[Concatenate[PersonRequest, P], HttpResponse], guarded)
