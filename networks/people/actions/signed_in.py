"""One's own sign-ins: ended one by one, or all at once; and what is chosen in the settings."""

import zoneinfo
from functools import cache

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from base import events
from base.errors import Invalid
from networks.people.actions.noting import note
from networks.people.events import SignedOut
from networks.people.models import Person, Session
from networks.people.queries.signed_in import reference_of

# Where colleagues may sit. All 430 zones of the world would make the page four times as slow.
AREAS = ("Atlantic", "Europe")


@transaction.atomic
def end_session(person: Person, *, reference: str) -> None:
    """End one of one's sign-ins, by its reference on the page, and the sockets on it. Again: nothing happens."""
    mine = Session.objects.filter(person=person)
    ended = [each.pk for each in mine if reference_of(each.session_key) == reference]
    if ended:
        Session.objects.filter(pk__in=ended).delete()
        events.record(SignedOut(person.pk))


@transaction.atomic
def sign_out_everywhere(person: Person) -> None:
    """End all sign-ins of a person, this one too, and the sockets on them (G-23)."""
    Session.objects.filter(person=person).delete()
    events.record(SignedOut(person.pk))
    note(person, "signed_out_everywhere")


@transaction.atomic
def sign_out_elsewhere(person: Person, *, but: str) -> None:
    """End all sign-ins of a person but the one in hand (`but`, its key), and the sockets on them (G-23)."""
    Session.objects.filter(person=person).exclude(session_key=but).delete()
    events.record(SignedOut(person.pk))
    note(person, "signed_out_elsewhere")


def choose_language(person: Person, *, language: str, time_zone: str) -> None:
    """Let the pages be in a language and show times of a zone. Raises Invalid for one that is not offered."""
    if language not in dict(settings.LANGUAGES):
        raise Invalid({"language": [_("Choose a language.")]})
    if time_zone not in time_zones():
        raise Invalid({"time_zone": [_("Choose a time zone.")]})
    Person.objects.filter(pk=person.pk).update(language=language, time_zone=time_zone)


@cache
def time_zones() -> tuple[str, ...]:
    """Return the time zones to choose from, by name."""
    known = zoneinfo.available_timezones()
    return tuple(sorted(each for each in known if each.partition("/")[0] in AREAS))
