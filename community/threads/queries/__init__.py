"""Who sees which thread and post, and what each page shows."""

from community.threads.queries.history import History, Version, history
from community.threads.queries.listing import (
    ForumPage,
    ThreadRow,
    counts,
    forum_page,
    threads_by,
    threads_with_tag,
)
from community.threads.queries.reading import (
    ThreadPage,
    address_of,
    one_post,
    opening_text,
    thread_page,
    title_for,
)
from community.threads.queries.seeing import PostQuerySet, ThreadChangeQuerySet, ThreadQuerySet
from community.threads.queries.showing import ShownPost
from community.threads.queries.tagging import TagLine, TagList, tag_list, tags_of

__all__ = [
    "ForumPage",
    "History",
    "PostQuerySet",
    "ShownPost",
    "TagLine",
    "TagList",
    "ThreadChangeQuerySet",
    "ThreadPage",
    "ThreadQuerySet",
    "ThreadRow",
    "Version",
    "address_of",
    "counts",
    "forum_page",
    "history",
    "one_post",
    "opening_text",
    "tag_list",
    "tags_of",
    "thread_page",
    "threads_by",
    "threads_with_tag",
    "title_for",
]
