"""Who works at an organisation, and who are its contacts."""

from django.db import transaction

from base import audit, clock, events
from networks.people.contacts import policies
from networks.people.contacts.events import (
    ColleagueConfirmed,
    ColleagueDenied,
    ContactAppointed,
    ContactDismissed,
)
from networks.people.contacts.queries import contact_of
from networks.people.models import Contact, Person


@transaction.atomic
def confirm_colleague(person: Person, colleague: Person) -> Person:
    """Say that somebody works at the organisation, for its contacts and administrators. Again: nothing more.

    It takes back that they were said not to. Raises Refused("not_contact", "account_ended").
    """
    colleague = _locked(colleague)
    policies.confirm(person, contact_of(person), colleague).enforce()
    if colleague.confirmed_at is None:
        colleague.confirmed_at, colleague.denied_at = clock.now(), None
        colleague.save(update_fields=["confirmed_at", "denied_at"])
        _log(person, "people.confirm_colleague", colleague)
        events.record(ColleagueConfirmed(colleague.pk))
    return colleague


@transaction.atomic
def deny_colleague(person: Person, colleague: Person) -> Person:
    """Say that somebody does not work at the organisation; they stay unconfirmed and are told whom to ask.

    Raises Refused("not_contact", "account_ended", "already_confirmed"). Again: nothing more.
    """
    colleague = _locked(colleague)
    policies.deny(person, contact_of(person), colleague).enforce()
    if colleague.denied_at is None:
        colleague.denied_at = clock.now()
        colleague.save(update_fields=["denied_at"])
        _log(person, "people.deny_colleague", colleague)
        events.record(ColleagueDenied(colleague.pk))
    return colleague


@transaction.atomic
def appoint_contact(person: Person, colleague: Person) -> Contact:
    """Make somebody a contact of the organisation where they work, for administrators; it confirms them, too.

    Raises Refused("not_admin", "account_ended", "enough_contacts"). Again: the same contact.
    """
    colleague = _locked(colleague)
    policies.appoint(person, colleague).enforce()
    contact = contact_of(colleague)
    if contact is not None and contact.organisation_id == colleague.organisation_id:
        return contact
    policies.one_more(Contact.objects.of_organisation(colleague.organisation).count()).enforce()
    values = {"organisation": colleague.organisation, "since": clock.now()}
    contact, _made = Contact.objects.update_or_create(person=colleague, defaults=values)
    if colleague.confirmed_at is None:
        colleague.confirmed_at, colleague.denied_at = clock.now(), None
        colleague.save(update_fields=["confirmed_at", "denied_at"])
        events.record(ColleagueConfirmed(colleague.pk))
    _log(person, "people.appoint_contact", colleague)
    events.record(ContactAppointed(colleague.pk))
    return contact


@transaction.atomic
def dismiss_contact(person: Person, colleague: Person) -> None:
    """End somebody's being a contact, for administrators. Again: nothing more. Raises Refused("not_admin")."""
    policies.dismiss(person).enforce()
    gone, _per_table = Contact.objects.filter(person=colleague).delete()
    if gone:
        _log(person, "people.dismiss_contact", colleague)
        events.record(ContactDismissed(colleague.pk))


def _locked(colleague: Person) -> Person:
    rows = Person.objects.select_for_update(of=("self",)).select_related("organisation")
    found: Person = rows.get(pk=colleague.pk)
    return found


def _log(person: Person, act: str, colleague: Person) -> None:
    data = {"organisation": colleague.organisation.code}
    audit.log(person.pk, act, kind="person", object_id=colleague.pk, data=data)
