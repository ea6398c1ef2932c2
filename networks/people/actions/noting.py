"""That something about the safety of an account has happened: told to its owner by mail, once."""

import secrets

from django.db import transaction

from base import clock, events
from networks.people import agents
from networks.people.events import SecurityNoted
from networks.people.models import Browser, Person


def note(person: Person, act: str, *, browser: str = "") -> None:
    """Record what has happened (a word of networks/people/texts.py), in the transaction of it."""
    events.record(SecurityNoted(person.pk, act, secrets.token_urlsafe(9), browser))


@transaction.atomic
def note_sign_in(person: Person, *, agent: str) -> None:
    """Remember the kind of browser that a person has signed in with; a new one is told by mail.

    The very first sign-in of an account is no news to its owner.
    """
    name = agents.name_of(agent)
    known = set(Browser.objects.filter(person=person).values_list("name", flat=True))
    if name in known:
        return
    _row, made = Browser.objects.get_or_create(person=person, name=name, defaults={"since": clock.now()})
    if made and known:
        note(person, "new_browser", browser=name)
