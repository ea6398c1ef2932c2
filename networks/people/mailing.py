"""Mail from durable listeners, which run again after a crash: each mail is sent once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from base import keys, mail
from networks.people.models import Person

NOBODY = 0  # whose keys are those of letters to addresses without an account


def mail_once(
    person: Person, *, what: str, occasion: str, template: str, context: Mapping[str, Any], to: str = ""
) -> None:
    """Mail a person in their language (at their address, or `to`), unless this was mailed at this occasion before.

    Raises what the mail backend raises, so that the delivery is tried again.
    """
    if not keys.settled(person.pk, what, occasion):
        text = {**context, "person": person}
        mail.send(to or person.email, template=template, context=text, language=person.language)
        _note(person.pk, what, occasion)


def letter_once(
    to: str, *, language: str, what: str, occasion: str, template: str, context: Mapping[str, Any]
) -> None:
    """Mail an address that need not have an account, unless this was mailed at this occasion before.

    Raises what the mail backend raises, so that the delivery is tried again.
    """
    if not keys.settled(NOBODY, what, occasion):
        mail.send(to, template=template, context=context, language=language)
        _note(NOBODY, what, occasion)


def _note(person_id: int, what: str, occasion: str) -> None:
    """Note a mail after it was sent, not around it: a mail server may be slow, and SQLite has one writer."""
    with transaction.atomic():
        keys.claim(person_id, what, occasion, {}).settle(person_id)
