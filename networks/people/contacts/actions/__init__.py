"""What contacts and administrators do for an organisation; `person` is who does it."""

from networks.people.contacts.actions.colleagues import (
    appoint_contact,
    confirm_colleague,
    deny_colleague,
    dismiss_contact,
)
from networks.people.contacts.actions.domains import (
    add_domain,
    confirm_by_admin,
    confirm_by_code,
    remove_domain,
    send_code,
)

__all__ = [
    "add_domain",
    "appoint_contact",
    "confirm_by_admin",
    "confirm_by_code",
    "confirm_colleague",
    "deny_colleague",
    "dismiss_contact",
    "remove_domain",
    "send_code",
]
