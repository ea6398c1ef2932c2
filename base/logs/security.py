"""What operators look for afterwards: who came in, who was refused, which rights changed."""

from typing import Any

import structlog

_log = structlog.get_logger("erfa.security")


def security(what: str, **facts: Any) -> None:
    """Log a security event: `what` is a word (`sign_in_failed`), `facts` are ids, codes and network addresses.

    Who is signed in, the request's id and its route stand on the line by themselves (base.logs.middleware).
    """
    _log.info(what, **facts)
