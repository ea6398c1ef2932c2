"""What is kept of a sign-in in its session: the browser, from where, since when, when last; whoever signed in how."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from base import clock
from base.web.addresses import place_of
from networks.people import actions as people
from networks.people import agents
from networks.people.models import Person

KEPT = "signed_in"  # the session's name for it; networks/people/sessions.py copies it into columns
QUARTER = timedelta(minutes=15)


def begin(sender: Any, request: HttpRequest, user: Person, **more: Any) -> None:
    """Note a sign-in, whichever door it came through: Django tells of each."""
    now = clock.now().isoformat()
    agent = request.headers.get("User-Agent", "")[: agents.LONGEST]
    request.session[KEPT] = {"agent": agent, "place": place_of(request), "began_at": now, "used_at": now}
    people.note_sign_in(user, agent=agent)


def go_on(request: HttpRequest) -> None:
    """Note that a session is used, once in a quarter of an hour."""
    told = request.session.get(KEPT)
    now = clock.now()
    if told is None or now - datetime.fromisoformat(told["used_at"]) < QUARTER:
        return
    request.session[KEPT] = {**told, "used_at": now.isoformat(), "place": place_of(request)}


user_logged_in.connect(begin, dispatch_uid="networks.people.signing")
