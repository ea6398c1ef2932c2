"""What follows from what happened in a thread: its open pages hear of it."""

from base import live
from base.events import live as after_commit
from community.threads import events
from community.threads.queries.changes import newest_change

HAPPENED = (
    *(events.PostWritten, events.PostEdited, events.PostDeleted, events.PostRestored, events.PostHidden),
    *(events.PostShown, events.TagsSet, events.ThreadSet, events.ThreadMoved, events.ThreadSplit),
    events.ThreadMerged,
)


def tell_open_pages(happened: object) -> None:
    """Tell every process how far the threads have come that the event names; who may read is asked there."""
    for thread_id, number in newest_change(happened):
        live.publish("thread", thread_id, number)


for _kind in HAPPENED:
    after_commit(_kind)(tell_open_pages)
