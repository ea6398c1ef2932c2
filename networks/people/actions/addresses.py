"""Another e-mail address for an account: asked for, confirmed by who reads the new one, stopped by the old one."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from base import clock, events, limits
from base.errors import Invalid
from base.jobs import chore
from base.text import line
from networks.organisations.domains import address_name
from networks.organisations.queries.domains import organisation_of_address
from networks.people.actions.accounts import HOUR
from networks.people.contacts.events import ColleagueConfirmed
from networks.people.events import AddressAsked, AddressChanged
from networks.people.models import AddressChange, Person
from networks.people.queries.accounts import HOLDS

KEPT = timedelta(days=90)
ASK = limits.Rate("people.change_address", times=5, seconds=HOUR)


def ask_for_address(person: Person, *, email: str) -> AddressChange:
    """Mail a link to the new address and a notice to the old one; an earlier wish no longer holds.

    Raises Invalid("email") for an address that is none, one's own, somebody else's, or of another organisation's
    domain; TooFast above 5 an hour, so that nobody learns which addresses have an account.
    """
    limits.hit(ASK, person.pk)
    new = _clean(person, email)
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        waiting = AddressChange.objects.filter(person=person, done_at__isnull=True, stopped_at__isnull=True)
        waiting.update(stopped_at=clock.now())
        change = AddressChange.objects.create(
            person=person,
            old=person.email,
            new=new,
            nonce=secrets.token_urlsafe(16),
            asked_at=clock.now(),
        )
        events.record(AddressAsked(change.pk))
    return change


@transaction.atomic
def change_address(change: AddressChange) -> Person:
    """Let the account have the address whose reader holds the link, once.

    Raises Invalid when it was used, stopped or is too old, or another account has the address.
    """
    person: Person = Person.objects.select_for_update().get(pk=change.person_id)
    change = AddressChange.objects.get(pk=change.pk)
    if not holds(change) or not person.is_active:
        raise Invalid({"": [_("The link no longer works. Ask for a new one.")]})
    try:
        with transaction.atomic():
            person.email = change.new
            person.save(update_fields=["email"])
    except IntegrityError:
        raise Invalid({"": [_("There is an account with this e-mail address already.")]}) from None
    change.done_at = clock.now()
    change.save(update_fields=["done_at"])
    events.record(AddressChanged(person.pk, change.pk))
    _confirm(person)
    return person


@transaction.atomic
def stop_address_change(change: AddressChange) -> None:
    """Let a wish for another address come to nothing. Again, or when it has been done: nothing happens."""
    AddressChange.objects.filter(pk=change.pk, done_at__isnull=True, stopped_at__isnull=True).update(
        stopped_at=clock.now()
    )


def holds(change: AddressChange) -> bool:
    """Whether the link still works: neither used nor stopped, and younger than a day."""
    return change.done_at is None and change.stopped_at is None and clock.now() - change.asked_at < HOLDS


@chore
def forget_old_changes() -> None:
    """Delete wishes for another address after 90 days."""
    AddressChange.objects.filter(asked_at__lt=clock.now() - KEPT).delete()


def _confirm(person: Person) -> None:
    """Know where somebody works who has just proved an address of their organisation's (G-21)."""
    theirs = organisation_of_address(person.email)
    unknown = person.confirmed_at is None and person.denied_at is None
    if unknown and theirs is not None and theirs.pk == person.organisation_id:
        person.confirmed_at = clock.now()
        person.save(update_fields=["confirmed_at"])
        events.record(ColleagueConfirmed(person.pk))


def _clean(person: Person, email: str) -> str:
    new = address_name(line(email))
    try:
        validate_email(new)
    except ValidationError:
        raise Invalid({"email": [_("Write an e-mail address, such as name@municipality.se.")]}) from None
    if new == person.email.lower():
        raise Invalid({"email": [_("That is the address that you have.")]})
    if Person.objects.with_address(new).exists():
        raise Invalid({"email": [_("There is an account with this e-mail address already.")]})
    theirs = organisation_of_address(new)
    if theirs is not None and theirs.pk != person.organisation_id:
        told = _(
            "The address belongs to %(organisation)s. Your account is of %(mine)s: ask an administrator to move it."
        )
        raise Invalid({"email": [told % {"organisation": theirs.name, "mine": person.organisation.name}]})
    return new
