"""What the forms of writing ask beside the text: new rules to agree to, and a role to write in."""

from typing import Any

from networks.membership import policies as memberships
from networks.membership.models import Membership
from networks.membership.queries.wearing import may_wear
from networks.membership.texts import WORN
from networks.people.models import Person


def spoken(person: Person, mine: Membership | None) -> dict[str, Any]:
    """Return `rules_of` (the network whose rules are new to the person, or None) and `wearable` (word and name).

    One query; none for who writes nothing here.
    """
    new = mine is not None and mine.may_write and not memberships.agree(mine, 0)
    return {
        "rules_of": mine.network if new and mine else None,
        "wearable": [(role, WORN[role]) for role in may_wear(person, mine)],
    }
