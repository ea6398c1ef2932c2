"""Everything that is done to accounts, their sessions and what keeps them safe."""

from networks.people.actions.accounts import (
    ask_for_reset,
    change_password,
    check_password,
    check_sign_in,
    create_person,
    deactivate,
    end_sessions,
    forget_old_sessions,
    set_password,
    sign_out,
)
from networks.people.actions.addresses import (
    ask_for_address,
    change_address,
    forget_old_changes,
    stop_address_change,
)
from networks.people.actions.codes import (
    ask_for_code,
    check_code,
)
from networks.people.actions.factors import (
    add_passkey,
    ask_for_passkey,
    find_by_passkey,
    make_recovery_codes,
    remove_passkey,
    remove_totp,
    rename_passkey,
    set_up_totp,
    use_code,
    use_passkey,
)
from networks.people.actions.noting import (
    note,
    note_sign_in,
)
from networks.people.actions.profile import profile_of, update_profile
from networks.people.actions.requiring import (
    release_second_factor,
    require_second_factor,
)
from networks.people.actions.signed_in import (
    choose_language,
    end_session,
    sign_out_elsewhere,
    sign_out_everywhere,
)

__all__ = [
    "add_passkey",
    "ask_for_address",
    "ask_for_code",
    "ask_for_passkey",
    "ask_for_reset",
    "change_address",
    "change_password",
    "check_code",
    "check_password",
    "check_sign_in",
    "choose_language",
    "create_person",
    "deactivate",
    "end_session",
    "end_sessions",
    "find_by_passkey",
    "forget_old_changes",
    "forget_old_sessions",
    "make_recovery_codes",
    "note",
    "note_sign_in",
    "profile_of",
    "release_second_factor",
    "remove_passkey",
    "remove_totp",
    "rename_passkey",
    "require_second_factor",
    "set_password",
    "set_up_totp",
    "sign_out",
    "sign_out_elsewhere",
    "sign_out_everywhere",
    "stop_address_change",
    "update_profile",
    "use_code",
    "use_passkey",
]
