"""Everything that can be done to networks and memberships, one function per thing that a person can do.

Each locks the network's row first: two leads who leave at the same moment stand in line, and the second one
meets the rule that a network needs a lead.
"""

from networks.membership.actions.founding import appoint_lead, create_network
from networks.membership.actions.joining import (
    accept_rules,
    ask_to_join,
    choose_role,
    join,
    keep_up,
    leave,
    mark_seen,
    put_away_welcome,
    withdraw_request,
)
from networks.membership.actions.leading import add_member, decide, remove, remove_back, set_role
from networks.membership.actions.settings import archive, change_network, set_visibility, take_up
from networks.membership.actions.wearing import grant_role, withdraw_role, withdraw_role_back
from networks.membership.queries import next_sequence

__all__ = [
    "accept_rules",
    "add_member",
    "appoint_lead",
    "archive",
    "ask_to_join",
    "change_network",
    "choose_role",
    "create_network",
    "decide",
    "grant_role",
    "join",
    "keep_up",
    "leave",
    "mark_seen",
    "next_sequence",
    "put_away_welcome",
    "remove",
    "remove_back",
    "set_role",
    "set_visibility",
    "take_up",
    "withdraw_request",
    "withdraw_role",
    "withdraw_role_back",
]
