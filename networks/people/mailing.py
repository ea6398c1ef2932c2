"""Mail to people from durable listeners, which run again after a crash: each mail is sent once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from base import keys, mail
from networks.people.models import Person


def mail_once(
    person: Person, *, what: str, occasion: str, template: str, context: Mapping[str, Any], to: str = ""
) -> None:
    """Mail a person in their language (at their address, or `to`), unless this was mailed at this occasion before.

    Noted after sending, and outside a transaction while sending: a mail server may be slow, and SQLite has one
    writer. Raises what the mail backend raises, so that the delivery is tried again.
    """
    if keys.settled(person.pk, what, occasion):
        return
    to = to or person.email
    mail.send(to, template=template, context={**context, "person": person}, language=person.language)
    with transaction.atomic():
        keys.claim(person.pk, what, occasion, {}).settle(person.pk)
