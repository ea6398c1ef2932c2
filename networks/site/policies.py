"""May this person do this to the site, its organisations and its accounts? Pure: no query, no clock.

`admins` is how many active administrators there are at this moment, read under their rows' lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.policy import OK, Answer, No

if TYPE_CHECKING:
    from networks.organisations.models import Organisation
    from networks.people.models import Person
    from networks.site.models import FaultReport


def administer(person: Person) -> Answer:
    """Whether they run the site: its networks, organisations, accounts, tags, announcements and texts."""
    return OK if person.is_admin else No("not_admin")


def change_account(person: Person, theirs: Person) -> Answer:
    """Whether they may change an account at all: a closed one is history."""
    return administer(person) and (No("account_closed") if theirs.is_closed else OK)


def deactivate(person: Person, theirs: Person, admins: int) -> Answer:
    """Whether they may close the door to an account that may come back."""
    return change_account(person, theirs) and _not_me(person, theirs) and _keeps_an_admin(theirs, admins)


def close(person: Person, theirs: Person, admins: int) -> Answer:
    """Whether they may close an account for good."""
    return deactivate(person, theirs, admins)


def set_admin(person: Person, theirs: Person, is_admin: bool, admins: int) -> Answer:
    """Whether they may make somebody an administrator, or no longer one: never the last."""
    may = change_account(person, theirs)
    if not may:
        return may
    if is_admin:
        return OK if theirs.is_active else No("account_inactive")
    return _keeps_an_admin(theirs, admins)


def remove_factors(person: Person, theirs: Person) -> Answer:
    """Whether they may remove somebody's second factor: their own they change among their settings."""
    return change_account(person, theirs) and _not_me(person, theirs)


def move(person: Person, theirs: Person, organisation: Organisation) -> Answer:
    """Whether they may let somebody work at another organisation, one that still stands."""
    return change_account(person, theirs) and (
        OK if organisation.closed_at is None else No("organisation_closed")
    )


def merge_people(person: Person, double: Person, into: Person, admins: int) -> Answer:
    """Whether they may make two accounts of one person one: `double` goes, `into` stays."""
    if double.pk == into.pk:
        return No("same_person")
    return change_account(person, into) and close(person, double, admins)


def change_organisation(person: Person, organisation: Organisation) -> Answer:
    """Whether they may rename an organisation, or let it take part: one that is merged is history."""
    return administer(person) and (No("organisation_merged") if organisation.merged_into_id else OK)


def merge_organisations(person: Person, gone: Organisation, into: Organisation) -> Answer:
    """Whether they may let one organisation go up in another that still stands."""
    if gone.pk == into.pk:
        return No("same_organisation")
    if into.closed_at is not None:
        return No("organisation_closed")
    return change_organisation(person, gone)


def handle_report(person: Person, report: FaultReport) -> Answer:
    """Whether they may say that a report of a fault is dealt with."""
    return administer(person) and (OK if report.handled_at is None else No("already_handled"))


def _not_me(person: Person, theirs: Person) -> Answer:
    return No("not_yourself") if person.pk == theirs.pk else OK


def _keeps_an_admin(theirs: Person, admins: int) -> Answer:
    return No("last_admin") if theirs.is_admin and theirs.is_active and admins <= 1 else OK
