"""A second factor is asked of whoever leads a network or runs the site, after a week's grace (G-29)."""

from datetime import datetime, timedelta

from base import clock
from networks.people.models import Person

GRACE = timedelta(days=7)


def require_second_factor(person: Person, *, by: datetime | None = None) -> None:
    """Ask a second factor of somebody who has become a lead or an administrator; again: the first date stays.

    They have a week, or until `by` when they were asked before.
    """
    by = by or clock.now() + GRACE
    Person.objects.filter(pk=person.pk, second_factor_by__isnull=True).update(second_factor_by=by)


def release_second_factor(person: Person) -> None:
    """Ask none of somebody who leads no network any longer, unless they run the site. What is set up stays."""
    Person.objects.filter(pk=person.pk, is_admin=False).update(second_factor_by=None)
