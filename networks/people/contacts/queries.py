"""Who keeps an organisation, who waits to be confirmed, and whom somebody can ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from base.paging import Page, keyset
from networks.organisations.models import Organisation
from networks.people.models import Contact, Person

if TYPE_CHECKING:
    from networks.people.queries import PersonQuerySet

SIZE = 30
MOST_ASKED = 3  # people who are named as those to ask


@dataclass(frozen=True, slots=True)
class Standing:
    """Why somebody reads only where they were invited, and whom they can ask.

    `why` is organisation (it takes no part), unconfirmed, or denied. `people` are contacts of the organisation,
    else administrators; `address` is the site's own, where the operator has given one.
    """

    why: str
    organisation: Organisation
    people: Sequence[Person]
    address: str


def standing_of(person: Person) -> Standing | None:
    """Return how somebody stands who does not take part, for their own pages; None for all others (no query)."""
    if person.takes_part:
        return None
    why = "denied" if person.denied_at else "unconfirmed"
    why = why if person.organisation.is_member else "organisation"
    return Standing(why, person.organisation, whom_to_ask(person.organisation), settings.OPERATOR_EMAIL)


def whom_to_ask(organisation: Organisation) -> list[Person]:
    """Return the contacts of an organisation who can sign in and still work there, else administrators."""
    return contacts_of(organisation)[:MOST_ASKED] or administrators()[:MOST_ASKED]


def contact_of(person: Person) -> Contact | None:
    """Return the person's own row as a contact; read anew for every act."""
    return Contact.objects.filter(person=person).first()


def contacts_of(organisation: Organisation) -> list[Person]:
    """Return the people who are contacts of an organisation now, by name."""
    return [each.person for each in contact_rows(organisation)]


def contact_rows(organisation: Organisation) -> list[Contact]:
    """Return the contacts of an organisation who can sign in and are known to work there, by name (one query)."""
    here = {"person__organisation": organisation, "person__confirmed_at__isnull": False}
    rows = Contact.objects.of_organisation(organisation).filter(person__is_active=True, **here)
    return list(rows.select_related("person__organisation").order_by("person__sorts_as", "person_id"))


def administrators() -> list[Person]:
    """Return the site's administrators who can sign in, by name."""
    rows = Person.objects.active().filter(is_admin=True, closed_at__isnull=True)
    return list(rows.select_related("organisation").order_by("sorts_as", "id"))


def waiting_page(
    organisation: Organisation, *, after: int | None = None, before: int | None = None
) -> Page[Person]:
    """Return who says to work there and has not been confirmed or denied, oldest first: for who keeps it."""
    rows = _unconfirmed(organisation).filter(denied_at__isnull=True).select_related("organisation")
    return keyset(rows, by="id", size=SIZE, after=after, before=before)


def denied_page(
    organisation: Organisation, *, after: int | None = None, before: int | None = None
) -> Page[Person]:
    """Return of whom it was said that they do not work there, the newest account first: it may be a mistake."""
    rows = _unconfirmed(organisation).filter(denied_at__isnull=False).select_related("organisation")
    return keyset(rows, by="id", size=SIZE, descending=True, after=after, before=before)


def colleague(organisation: Organisation, person_id: int) -> Person | None:
    """Return somebody with an account who says to work at the organisation."""
    rows = Person.objects.active().of_organisation(organisation).filter(closed_at__isnull=True)
    found: Person | None = rows.select_related("organisation").filter(pk=person_id).first()
    return found


def colleague_with_address(organisation: Organisation, address: str) -> Person | None:
    """Return who has the address and works at the organisation, for administrators."""
    rows = Person.objects.active().of_organisation(organisation).filter(closed_at__isnull=True)
    found: Person | None = rows.with_address(address).select_related("organisation").first()
    return found


def count_waiting(person: Person) -> int:
    """Return how many wait for this person as a contact of their organisation (one query)."""
    mine = Contact.objects.filter(person=person, organisation=person.organisation_id)
    rows = Person.objects.active().filter(
        organisation__contacts__in=mine, organisation=person.organisation_id
    )
    return int(rows.filter(confirmed_at__isnull=True, denied_at__isnull=True, closed_at__isnull=True).count())


def unconfirmed_person(person_id: int) -> Person | None:
    """Return somebody who still waits to be confirmed, for the mail to those who can."""
    rows = Person.objects.active().filter(confirmed_at__isnull=True, denied_at__isnull=True)
    found: Person | None = rows.select_related("organisation").filter(pk=person_id).first()
    return found


def _unconfirmed(organisation: Organisation) -> PersonQuerySet:
    rows: PersonQuerySet = Person.objects.active().of_organisation(organisation)
    return rows.filter(confirmed_at__isnull=True, closed_at__isnull=True)
