"""Which roles somebody may wear on what they write."""

from networks.membership.models import Membership, Worn
from networks.people.models import Contact, Person


def may_wear(person: Person, mine: Membership | None) -> list[str]:
    """Return the roles (Worn) that a person may wear on a post in the network of their membership.

    Leads wear theirs, and contacts of an organisation theirs, without being asked; the others are granted by the
    network's leads. Two queries.
    """
    if mine is None or not mine.may_write:
        return []
    granted = set(mine.network.worn_roles.of(person, mine.network).values_list("role", flat=True))
    if mine.is_lead:
        granted.add(Worn.LEAD)
    if Contact.objects.visible_to(person).filter(person=person).exists():
        granted.add(Worn.CONTACT)
    return [role for role in Worn.values if role in granted]
