"""A server that is stopped in good order tells its pages, so that they come back one after the other.

Daphne cancels every socket, and each says goodbye by itself (realtime/wire/asgi). But Daphne 4.2.3 looks for
the application of every connection before that, and stops with a KeyError, cancelling nobody, when a page was
answered on one of them within the last second. Then the hub does it, called after Daphne.
"""

import asyncio
import sys
from functools import cache

from realtime.wire.hub import hub


@cache
def say_goodbye_at_shutdown() -> None:
    """Have the hub say goodbye before Daphne's reactor stops; nothing where another server runs."""
    reactor = sys.modules.get("twisted.internet.reactor")
    if reactor is None or not reactor.running:
        return
    from twisted.internet.defer import Deferred  # only under Daphne

    here = hub()
    reactor.addSystemEventTrigger(
        "before", "shutdown", lambda: Deferred.fromFuture(asyncio.ensure_future(here.goodbye()))
    )
