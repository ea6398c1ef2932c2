"""Who stands behind a socket, as it is now."""

import re
from collections.abc import Collection

from django.contrib.auth import HASH_SESSION_KEY
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from networks.people.models import Person, Session

# Anything else in the cookie is no session of ours, and PostgreSQL refuses a NUL with an exception.
KEY = re.compile(r"[a-z0-9]{8,40}")


def person_of(session_key: str) -> Person | None:
    """Return whose session it is, with the organisation; None when it has ended, the password is another, or they
    have to set up a second factor first.

    One query; the rule is Django's own for pages.
    """
    if not KEY.fullmatch(session_key):
        return None
    sessions = Session.objects.filter(_living(), session_key=session_key)
    session = sessions.select_related("person__organisation").first()
    if session is None or session.person is None:
        return None
    told = session.get_decoded().get(HASH_SESSION_KEY, "")
    return session.person if constant_time_compare(told, session.person.get_session_auth_hash()) else None


def living(session_keys: Collection[str]) -> set[str]:
    """Return those of the sessions that have not ended and whose person may sign in (one query)."""
    sessions = Session.objects.filter(_living(), session_key__in=session_keys)
    return set(sessions.values_list("session_key", flat=True))


def _living() -> Q:
    """Sessions that have not ended, of people who may sign in and lack no second factor that is overdue (G-29)."""
    now = timezone.now()
    in_time = Q(person__second_factor_by__isnull=True) | Q(person__second_factor_by__gt=now)
    free = in_time | Q(person__second_factor_at__isnull=False)
    return Q(expire_date__gt=now, person__is_active=True) & free
