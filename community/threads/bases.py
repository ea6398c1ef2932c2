"""What the forms that change a thread were filled in from (`base.basis`): the second of two hears of the first."""

from collections.abc import Iterable, Mapping

from community.threads.models import Post, Thread


def of_post(post: Post) -> Mapping[str, object]:
    """Return what the form that changes a post begins with; a first post brings the title along."""
    return {"text": post.source, "title": post.thread.title if post.is_first else ""}


def of_tags(slugs: Iterable[str]) -> Mapping[str, object]:
    """Return what the form that chooses tags begins with."""
    return {"tags": sorted(slugs)}


def of_title(thread: Thread) -> dict[str, str]:
    """Return what the form that changes a title begins with."""
    return {"title": thread.title}
