"""Everything that is done to accounts, their sessions and what keeps them safe."""

from networks.people.actions.accounts import (
    ask_for_reset,
    change_password,
    check_sign_in,
    create_person,
    deactivate,
    end_sessions,
    forget_old_sessions,
    set_password,
    sign_out,
)

__all__ = [
    "ask_for_reset",
    "change_password",
    "check_sign_in",
    "create_person",
    "deactivate",
    "end_sessions",
    "forget_old_sessions",
    "set_password",
    "sign_out",
]
