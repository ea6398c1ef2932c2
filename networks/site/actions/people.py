"""What administrators do to accounts. Every act is logged; none gives them sight of anything."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from base import audit, clock, events
from networks.organisations.models import Organisation
from networks.people import actions as accounts
from networks.people.actions.noting import note
from networks.people.actions.requiring import release_second_factor, require_second_factor
from networks.people.models import Contact, Person
from networks.site import policies
from networks.site.actions import ties
from networks.site.events import AdminSet, PeopleMerged, PersonActivated, PersonClosed, PersonMoved

NOWHERE = "closed.invalid"  # RFC 2606: no mail goes there


@transaction.atomic
def deactivate(person: Person, theirs: Person, *, reason: str = "") -> Person:
    """Close the door to an account that may come back; sessions and sockets end.

    Raises Refused("not_admin", "account_closed", "not_yourself", "last_admin").
    """
    theirs, admins = _lock(theirs)
    policies.deactivate(person, theirs, admins).enforce()
    if theirs.is_active:
        theirs = accounts.deactivate(theirs)
        _log(person, "people.deactivate", theirs, reason=reason)
    return theirs


@transaction.atomic
def activate(person: Person, theirs: Person) -> Person:
    """Let a deactivated account sign in again. Raises Refused("not_admin", "account_closed")."""
    theirs, _admins = _lock(theirs)
    policies.change_account(person, theirs).enforce()
    if not theirs.is_active:
        theirs.is_active = True
        theirs.save(update_fields=["is_active"])
        _log(person, "people.activate", theirs)
        events.record(PersonActivated(theirs.pk))
    return theirs


@transaction.atomic
def close(person: Person, theirs: Person, *, reason: str = "") -> Person:
    """Close an account for good: name, title, address and all that is only theirs is erased; posts stay.

    Raises Refused("not_admin", "account_closed", "not_yourself", "last_admin").
    """
    theirs, admins = _lock(theirs)
    policies.close(person, theirs, admins).enforce()
    ties.close(theirs.pk)
    _erase(theirs)
    _log(person, "people.close", theirs, reason=reason)
    events.record(PersonClosed(theirs.pk))
    return theirs


@transaction.atomic
def merge(person: Person, double: Person, into: Person) -> Person:
    """Make two accounts of one person one: all that `double` wrote and belongs to goes to `into`.

    `double` is closed and points to `into`, so that its address leads there. Raises Refused("not_admin",
    "account_closed", "same_person", "not_yourself", "last_admin").
    """
    admins = _count_admins()
    both = {each.pk: each for each in _rows([double.pk, into.pk])}
    double, into = both[double.pk], both[into.pk]
    policies.merge_people(person, double, into, admins).enforce()
    ties.merge(double.pk, into.pk)
    ties.close(double.pk)
    if into.memberships.leads().exists():  # perhaps only since now
        require_second_factor(into)
    double.merged_into = into
    _erase(double)
    _log(person, "people.merge", into, data={"gone": double.pk})
    events.record(PersonClosed(double.pk))
    events.record(PeopleMerged(double.pk, into.pk))
    return into


@transaction.atomic
def set_admin(person: Person, theirs: Person, *, is_admin: bool) -> Person:
    """Make somebody an administrator, or end it; never for the last one.

    Raises Refused("not_admin", "account_closed", "account_inactive", "last_admin").
    """
    theirs, admins = _lock(theirs)
    policies.set_admin(person, theirs, is_admin, admins).enforce()
    if theirs.is_admin != is_admin:
        theirs.is_admin = is_admin
        theirs.save(update_fields=["is_admin"])
        _ask_second_factor(theirs)
        _log(person, "people.make_admin" if is_admin else "people.unmake_admin", theirs)
        events.record(AdminSet(theirs.pk))
    return theirs


@transaction.atomic
def move(person: Person, theirs: Person, *, organisation: Organisation) -> Person:
    """Let somebody work at another organisation from now on; what they wrote stays written for the old one.

    An administrator's word confirms them. Raises Refused("not_admin", "account_closed", "organisation_closed").
    """
    theirs, _admins = _lock(theirs)
    policies.move(person, theirs, organisation).enforce()
    if theirs.organisation_id != organisation.pk:
        data = {"from": theirs.organisation_id, "to": organisation.pk}
        theirs.organisation, theirs.confirmed_at = organisation, clock.now()
        theirs.save(update_fields=["organisation", "confirmed_at"])
        Contact.objects.filter(person=theirs).delete()  # of the old one
        _log(person, "people.move", theirs, data=data)
        events.record(PersonMoved(theirs.pk))
    return theirs


@transaction.atomic
def end_sessions(person: Person, theirs: Person) -> None:
    """Sign somebody out everywhere, sockets too. Raises Refused("not_admin", "account_closed")."""
    policies.change_account(person, theirs).enforce()
    accounts.end_sessions(theirs, but=None)
    _log(person, "people.end_sessions", theirs)
    note(theirs, "signed_out_everywhere")


@transaction.atomic
def remove_factors(person: Person, theirs: Person) -> None:
    """Help somebody who has lost their second factor: it is removed, and they are told by mail.

    They sign in with what else they have; who leads or runs the site is then asked to set up a new one at once.
    Raises Refused("not_admin", "account_closed", "not_yourself").
    """
    theirs, _admins = _lock(theirs)
    policies.remove_factors(person, theirs).enforce()
    removed, _by_model = Authenticator.objects.filter(user=theirs).delete()
    if removed:
        theirs.second_factor_at = None
        theirs.save(update_fields=["second_factor_at"])
        accounts.end_sessions(theirs, but=None)
        _log(person, "people.remove_factors", theirs)
        note(theirs, "factors_removed")


def _ask_second_factor(theirs: Person) -> None:
    if theirs.is_admin:
        require_second_factor(theirs)
    elif not theirs.memberships.leads().exists():
        release_second_factor(theirs)


def _rows(ids: list[int]) -> list[Person]:
    # In the order of their ids, so that two acts on the same two rows never wait for each other.
    return list(Person.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _lock(theirs: Person) -> tuple[Person, int]:
    """Lock the account and the administrators' rows; return it as it is now, and how many they are."""
    admins = _count_admins()
    return _rows([theirs.pk])[0], admins


def _count_admins() -> int:
    rows = Person.objects.select_for_update().active().filter(is_admin=True).order_by("pk")
    return len(list(rows.values_list("pk", flat=True)))


def _erase(theirs: Person) -> None:
    """Leave nothing of a person in their row but its number and what they worked at."""
    theirs.name = theirs.title = ""
    theirs.email = f"closed-{theirs.pk}@{NOWHERE}"
    theirs.languages = []
    theirs.is_admin = theirs.is_active = False
    theirs.second_factor_by = theirs.second_factor_at = None
    theirs.closed_at = clock.now()
    theirs.set_unusable_password()
    theirs.save()


def _log(
    person: Person, act: str, theirs: Person, *, reason: str = "", data: dict[str, int] | None = None
) -> None:
    audit.log(person.pk, act, kind="person", object_id=theirs.pk, reason=reason, data=data)
