"""How much of what was written to a socket its reader has not taken yet.

ASGI does not tell: under Daphne a send never waits, and what a slow reader leaves behind grows in Twisted's
buffer. This file alone reaches under ASGI to look; where another server runs, the answer is 0 and the
socket's own queue is the bound.
"""

from functools import partial
from typing import Any


def backlog(send: Any) -> int:
    """Return the bytes that Twisted still holds for the socket behind an ASGI `send`; 0 when unknown."""
    if not isinstance(send, partial) or not send.args:
        return 0
    transport = getattr(send.args[0], "transport", None)
    waiting = len(getattr(transport, "dataBuffer", b"")) - getattr(transport, "offset", 0)
    return waiting + int(getattr(transport, "_tempDataLen", 0))
