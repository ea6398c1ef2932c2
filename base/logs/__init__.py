"""Structured logs: one line a thing that happened, with who, what, to which object, and when in UTC (G-27).

What people wrote, secrets of links, passwords and session ids are never handed to a logger: lines hold ids, codes
and the names of addresses (`thread_reply`, not `/t/42/reply/`).
"""

from base.logs.security import done, refusal, security
from base.logs.setup import configure

__all__ = ["configure", "done", "refusal", "security"]
