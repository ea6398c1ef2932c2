"""What the forms of writing ask beside the text: new rules to agree to, and a role to write in."""

from typing import Any

from community.threads.models import Thread
from networks.membership import policies as memberships
from networks.membership.models import Membership
from networks.membership.queries.wearing import may_wear, told_roles
from networks.membership.texts import WORN
from networks.people.models import Person


def spoken(person: Person, mine: Membership | None, thread: Thread | None = None) -> dict[str, Any]:
    """Return `rules_of` (the network whose rules are new to the person, or None) and `wearable` (word and name).

    One query; none for who writes nothing here, or with a thread that was read with `roles_told`.
    """
    roles = told_roles(thread, mine) if thread else may_wear(person, mine)
    new = mine is not None and mine.may_write and not memberships.agree(mine, 0)
    return {
        "rules_of": mine.network if new and mine else None,
        "wearable": [(role, WORN[role]) for role in roles],
    }
