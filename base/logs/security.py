"""What operators look for afterwards: who came in, who was refused, which rights changed."""

from typing import Any

import structlog
from django.db import transaction

from base.errors import ErfaError, Refused, TooFast, code_of

_log = structlog.get_logger("erfa.security")


def security(what: str, **facts: Any) -> None:
    """Log a security event now: `what` is a word (`sign_in_failed`), `facts` are ids, codes and network addresses.

    For what was refused, which is told though nothing is committed. Who is signed in, the request's id and its
    route stand on the line by themselves (base.logs.middleware).
    """
    _log.info(what, **facts)


def done(what: str, **facts: Any) -> None:
    """Log an act when its transaction commits: what is rolled back has not been done. Outside of one: now."""
    transaction.on_commit(lambda: security(what, **facts), robust=True)


def refusal(error: ErfaError, **facts: Any) -> None:
    """Log what an action refused, at each of the doors that put an error into words; faults of typing are none."""
    if isinstance(error, Refused | TooFast):
        security("too_fast" if isinstance(error, TooFast) else "refused", code=code_of(error), **facts)
