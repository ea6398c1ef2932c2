"""What somebody may do to the safety of their own account."""

from base.policy import OK, Answer, No
from networks.people.models import Person


def remove_factor(person: Person, others: int) -> Answer:
    """Take a second factor away; `others` are those that would be left. Leads and administrators keep one (G-29)."""
    return No("second_factor_needed") if person.second_factor_by is not None and not others else OK
