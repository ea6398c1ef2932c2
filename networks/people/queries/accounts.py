"""Finding an account for what is done about it unseen: by the link of a mail, by the worker."""

from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.utils.http import base36_to_int

from base import clock
from networks.people.models import AddressChange, Person

HOLDS = timedelta(hours=24)  # as long as the link to another address works


def active_account(person_id: int) -> Person | None:
    """Return the person of an event, while they can sign in."""
    found: Person | None = Person.objects.active().select_related("organisation").filter(pk=person_id).first()
    return found


def person_of_link(uidb36: str, key: str) -> Person | None:
    """Return whose link to a new password it is while it holds: unused, not three days old, the account active."""
    try:
        person = active_account(base36_to_int(uidb36))
    except (ValueError, OverflowError):
        return None
    return person if person is not None and default_token_generator.check_token(person, key) else None


def anybody_at(domain: str) -> bool:
    """Whether an account has an address of this domain: demo people say so of the whole site."""
    return bool(Person.objects.filter(email__endswith=f"@{domain}").exists())


def address_change(change_id: int) -> AddressChange | None:
    """Return a wish for another address with whose it is, while the account is active; for the worker and its links."""
    found = AddressChange.objects.filter(pk=change_id, person__is_active=True)
    return found.select_related("person__organisation").first()


def waiting_address(person: Person) -> AddressChange | None:
    """Return the latest wish for another address that is neither done nor stopped, while its link works."""
    mine = AddressChange.objects.filter(person=person, done_at__isnull=True, stopped_at__isnull=True)
    return mine.filter(asked_at__gt=clock.now() - HOLDS).order_by("-pk").first()
