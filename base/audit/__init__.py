"""The append-only log of what people did with a power that others don't have: leads, administrators, contacts.

An action calls `log` inside its own transaction, so that nothing is done unlogged and nothing logged undone.
The words for each act are registered by the subject that it belongs to.
"""

from base.audit.actions import just_done, log
from base.audit.registry import (
    Named,
    details_of,
    find,
    register,
    register_detail,
    register_kind,
    sentence_of,
)

__all__ = [
    "Named",
    "details_of",
    "find",
    "just_done",
    "log",
    "register",
    "register_detail",
    "register_kind",
    "sentence_of",
]
