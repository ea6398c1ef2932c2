"""Where a person is signed in."""

from dataclasses import dataclass
from typing import Any

from django.utils.crypto import salted_hmac

from base import clock
from networks.people import agents
from networks.people.models import Person, Session

MOST = 100


@dataclass(frozen=True, slots=True)
class SignIn:
    """A browser in which somebody is signed in, as its owner's page shows it."""

    reference: str
    browser: str
    is_phone: bool
    place: str
    began_at: Any
    used_at: Any
    is_here: bool


def reference_of(session_key: str) -> str:
    """Return what a page may call a session by: its key would let whoever reads the page in."""
    return salted_hmac("networks.people.session", session_key, algorithm="sha256").hexdigest()[:20]


def sign_ins_of(person: Person, *, here: str | None) -> list[SignIn]:
    """Return where a person is signed in, this browser (its session's key) first, then the last used; one query."""
    rows = Session.objects.filter(person=person, expire_date__gt=clock.now()).order_by("-used_at")[:MOST]
    found = [_shown(each, here) for each in rows]
    return sorted(found, key=lambda each: not each.is_here)


def _shown(session: Session, here: str | None) -> SignIn:
    name = agents.name_of(session.agent)
    return SignIn(
        reference=reference_of(session.session_key),
        browser=agents.in_words(name),
        is_phone=agents.is_phone(name),
        place="" if session.place == "unknown" else session.place,
        began_at=session.began_at,
        used_at=session.used_at,
        is_here=session.session_key == here,
    )
