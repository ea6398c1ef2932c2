"""Finding what was asked for, for the link of a mail and for the worker."""

from datetime import timedelta

from base import clock
from networks.organisations.models import Organisation
from networks.organisations.queries.domains import organisation_of_address
from networks.people.mailed_secrets import secret_holds
from networks.people.models import Arrival, Person

PURPOSE = "account"
HOLDS = timedelta(hours=24)


def arrival(arrival_id: int) -> Arrival | None:
    """Return what was asked for, while its link may still be used."""
    found = Arrival.objects.waiting().filter(pk=arrival_id).first()
    return found if found is not None and found.asked_at > clock.now() - HOLDS else None


def arrival_of_link(arrival_id: int, secret: str) -> Arrival | None:
    """Return what a mailed link is for while it holds: unused, not a day old, and its secret right."""
    found = arrival(arrival_id)
    return found if found and secret_holds(PURPOSE, found.pk, found.nonce, secret) else None


def employer(address: str) -> Organisation | None:
    """Return the organisation that an address lets somebody into: of a confirmed domain, and taking part."""
    found = organisation_of_address(address)
    return found if found is not None and found.is_member else None


def has_account(address: str) -> bool:
    """Whether an account has the address, of whatever state."""
    return bool(Person.objects.with_address(address).exists())
