"""May this person keep an organisation? Pure: no query. `mine` is their own row as a contact, or None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.policy import OK, Answer, No

if TYPE_CHECKING:
    from networks.organisations.models import Domain, Organisation
    from networks.people.models import Contact, Person

MOST_CONTACTS = 20


def keep(person: Person, mine: Contact | None, organisation: Organisation) -> Answer:
    """Whether they confirm colleagues and keep the domains of an organisation: its contacts, and administrators.

    A contact who has changed employer, or whose organisation no longer takes part, is none.
    """
    if person.is_admin:
        return OK
    here = organisation.pk
    if mine is None or mine.organisation_id != here or person.organisation_id != here:
        return No("not_contact")
    return OK if person.takes_part else No("not_contact")


def confirm(person: Person, mine: Contact | None, colleague: Person) -> Answer:
    """Whether they may say that somebody works at the organisation."""
    kept = keep(person, mine, colleague.organisation)
    if not kept:
        return kept
    return OK if colleague.is_active and not colleague.is_closed else No("account_ended")


def deny(person: Person, mine: Contact | None, colleague: Person) -> Answer:
    """Whether they may say that somebody does not work there: while nobody has said that they do."""
    allowed = confirm(person, mine, colleague)
    if not allowed:
        return allowed
    return OK if colleague.confirmed_at is None else No("already_confirmed")


def appoint(person: Person, colleague: Person) -> Answer:
    """Whether they may make somebody a contact of the organisation where they work: administrators."""
    if not person.is_admin:
        return No("not_admin")
    return OK if colleague.is_active and not colleague.is_closed else No("account_ended")


def one_more(n: int) -> Answer:
    """Whether an organisation that has `n` contacts may have another: they are few, and named where somebody asks."""
    return OK if n < MOST_CONTACTS else No("enough_contacts")


def dismiss(person: Person) -> Answer:
    """Whether they may end somebody's being a contact: administrators."""
    return OK if person.is_admin else No("not_admin")


def confirm_domain(person: Person) -> Answer:
    """Whether their word alone confirms a domain: administrators; contacts prove it by the mailed code."""
    return OK if person.is_admin else No("not_admin")


def send_code(person: Person, mine: Contact | None, domain: Domain) -> Answer:
    """Whether they may have a code mailed to the domain's postmaster."""
    kept = keep(person, mine, domain.organisation)
    if not kept:
        return kept
    return OK if domain.confirmed_at is None else No("domain_confirmed")
