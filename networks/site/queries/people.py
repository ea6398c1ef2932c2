"""What administrators see of accounts: who, where, whether they can sign in, and the address to find them by."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from base.alphabet import spelled
from base.paging import Page, placed
from networks.membership.models import Membership, Network
from networks.people.models import Person
from networks.people.queries import PersonQuerySet
from networks.site.actions import ties
from networks.site.policies import administer

SIZE = 40
# What the list is cut down to; without a word those who can sign in.
SHOWN = {
    "": Q(is_active=True),
    "unconfirmed": Q(is_active=True, confirmed_at=None),
    "admins": Q(is_admin=True),
    "inactive": Q(is_active=False, closed_at=None),
    "closed": Q(closed_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Account:
    """An account with what an administrator has to know before acting on it."""

    person: Person
    sessions: int
    has_factor: bool
    leads_alone: list[Network]


def people_page(
    person: Person, *, text: str = "", show: str = "", after: int | None = None, before: int | None = None
) -> Page[Person]:
    """Return accounts by name, by a part of the name, the address or the organisation's name."""
    rows = _all(person).filter(SHOWN.get(show, SHOWN[""]))
    if text:
        by_name = Q(sorts_as__contains=spelled(text)) | Q(organisation__sorts_as__contains=spelled(text))
        rows = rows.filter(by_name | Q(email__icontains=text))
    rows = rows.select_related("organisation").alphabetical()
    return placed(rows, among=Person.objects.alphabetical(), size=SIZE, after=after, before=before)


def account(person: Person, person_id: int) -> Account | None:
    """Return one account, for administrators; closed ones too."""
    theirs = _all(person).select_related("organisation", "merged_into").filter(pk=person_id).first()
    if theirs is None:
        return None
    return Account(theirs, theirs.sessions.count(), theirs.second_factor_at is not None, _leads_alone(theirs))


def by_address(person: Person, address: str) -> Person | None:
    """Return the account with an address, for administrators."""
    found: Person | None = _all(person).with_address(address).select_related("organisation").first()
    return found


def belongings(theirs: Person, act: str = "") -> list[str]:
    """Return in words how much hangs on an account; of what outlives an act (`merge`, `close`) before it."""
    return list(ties.counts(theirs.pk, act))


def count_unconfirmed() -> int:
    """Return how many accounts nobody has confirmed to work where they say."""
    count: int = Person.objects.filter(SHOWN["unconfirmed"]).count()
    return count


def _all(person: Person) -> PersonQuerySet:
    everybody: PersonQuerySet = Person.objects.all()
    return everybody if administer(person) else everybody.none()


def _leads_alone(theirs: Person) -> list[Network]:
    """Return the networks that nobody else leads."""
    mine = Membership.objects.leads().filter(person=theirs).values("network")
    others = Membership.objects.leads().exclude(person=theirs).values("network")
    return list(Network.objects.filter(pk__in=mine).exclude(pk__in=others).order_by("sorts_as"))
