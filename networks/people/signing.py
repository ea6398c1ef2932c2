"""What is kept of a sign-in in its session: the browser, from where, since when, when last; whoever signed in how."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from base import clock, logs
from base.text import line
from base.web.addresses import place_of
from networks.people import actions as people
from networks.people import agents
from networks.people.models import Person

KEPT = "signed_in"  # the session's name for it; networks/people/sessions.py copies it into columns
QUARTER = timedelta(minutes=15)


def begin(sender: Any, request: HttpRequest, user: Person, **more: Any) -> None:
    """Note a sign-in, whichever door it came through: Django tells of each."""
    request.session[KEPT] = told = _told(request)
    how = "+".join(each["method"] for each in get_authentication_records(request, user))
    logs.done("signed_in", person=user.pk, place=told["place"], how=how)
    people.note_sign_in(user, agent=told["agent"])


def go_on(request: HttpRequest) -> None:
    """Note that a session is used, once in a quarter of an hour."""
    told = request.session.get(KEPT)
    if told is None:  # signed in before Erfa kept this
        request.session[KEPT] = _told(request)
    elif clock.now() - datetime.fromisoformat(told["used_at"]) >= QUARTER:
        now = clock.now().isoformat()
        request.session[KEPT] = {**told, "used_at": now, "place": place_of(request)}


def _told(request: HttpRequest) -> dict[str, str]:
    now = clock.now().isoformat()
    agent = line(request.headers.get("User-Agent", ""))[: agents.LONGEST]
    return {"agent": agent, "place": place_of(request), "began_at": now, "used_at": now}


user_logged_in.connect(begin, dispatch_uid="networks.people.signing")
