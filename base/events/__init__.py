"""The recorded event: what happened, written in the transaction of the act, told to others afterwards.

    @event
    class MemberLeft:
        membership_id: int

    events.record(MemberLeft(membership_id=7))     # inside the action's transaction

A **durable** listener is run by the worker from its own delivery row, again after a crash, and must be safe
to run twice. A **live** listener is run right after commit in the same process, and may be lost: it only
tells open pages that there is news.
"""

from base.events.recording import record
from base.events.registry import Event, durable, event, live

__all__ = ["Event", "durable", "event", "live", "record"]
