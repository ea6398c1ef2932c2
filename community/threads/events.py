"""What happens in threads."""

from base.events import event


@event
class ThreadStarted:
    """Somebody started a thread (its first post is told by PostWritten)."""

    thread_id: int


@event
class PostWritten:
    """A thread has got its next post."""

    post_id: int
    thread_id: int
    number: int


@event
class PostEdited:
    """An author has changed what a post says; the title of a thread changes with its first post."""

    post_id: int


@event
class PostDeleted:
    """An author has deleted a post."""

    post_id: int


@event
class PostRestored:
    """An author has taken back a deletion."""

    post_id: int


@event
class TagsSet:
    """A thread has got other tags."""

    thread_id: int
