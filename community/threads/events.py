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


@event
class PostHidden:
    """A lead has taken a post's text away from others."""

    post_id: int


@event
class PostShown:
    """A lead shows a hidden post again."""

    post_id: int


@event
class ThreadSet:
    """A thread is pinned, closed, answered, of another kind or title, or no longer; `what` is a ChangeKind."""

    thread_id: int
    what: str


@event
class ThreadMoved:
    """A thread stands in another network."""

    thread_id: int
    from_id: int
    to_id: int


@event
class ThreadSplit:
    """Posts of a thread have become a thread of their own."""

    thread_id: int
    new_id: int


@event
class ThreadMerged:
    """A thread has gone into another one."""

    thread_id: int
    into_id: int


@event
class TemplateSet:
    """New threads of a kind begin with another text in a network."""

    network_id: int
    kind: str
