"""What an organisation's page shows of its people."""

from base.paging import Page, placed
from networks.organisations.models import Organisation
from networks.people.models import Person

SIZE = 30


def people_page(
    person: Person, organisation: Organisation, *, after: int | None = None, before: int | None = None
) -> Page[Person]:
    """Return the active people of an organisation who are known to work there, by name: one query (two with a cursor).

    None where the organisation takes no part: then its page has its public facts only. `after` and `before`
    are ids of people that a neighbouring page ends or begins with.
    """
    if not organisation.is_member:
        return Page([])
    known = Person.objects.visible_to(person).active().filter(confirmed_at__isnull=False)
    rows = known.of_organisation(organisation).alphabetical()
    return placed(rows, among=Person.objects.alphabetical(), size=SIZE, after=after, before=before)
