"""Who sees which thread and post, and what each page shows."""

from community.threads.queries.listing import (
    ForumPage,
    ThreadRow,
    counts,
    forum_page,
    tags_of,
    tags_with_counts,
    threads_by,
    threads_with_tag,
)
from community.threads.queries.reading import ThreadPage, address_of, history, thread_page
from community.threads.queries.seeing import PostQuerySet, ThreadQuerySet
from community.threads.queries.showing import ShownPost, Version

__all__ = [
    "ForumPage",
    "PostQuerySet",
    "ShownPost",
    "ThreadPage",
    "ThreadQuerySet",
    "ThreadRow",
    "Version",
    "address_of",
    "counts",
    "forum_page",
    "history",
    "tags_of",
    "tags_with_counts",
    "thread_page",
    "threads_by",
    "threads_with_tag",
]
