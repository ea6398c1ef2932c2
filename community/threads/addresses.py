"""What a thread is called in addresses, and in a word on its state."""

from functools import lru_cache

from django.urls import reverse

from base import slugs

STATES = {"question": "answered", "challenge": "solved"}


def state_of(kind: str, helped_by: int | None) -> str:
    """Return "answered" for a question that was helped, "solved" for a challenge; nothing for the others."""
    return STATES.get(kind, "") if helped_by else ""


# Words below a thread's id that are, or will be, addresses of their own.
RESERVED = frozenset(
    {
        *("bookmark", "close", "edit", "export", "follow", "history", "kind", "live", "lock", "merge"),
        *("move", "mute", "pin", "reply", "report", "split", "tags", "title", "view"),
    }
)


def slug_of(title: str) -> str:
    """Return a title as part of an address; "-" where nothing is left of it."""
    slug = slugs.slug_of(title) or "-"
    return f"{slug}-" if slug in RESERVED else slug


@lru_cache(maxsize=4096)
def address(thread_id: int, title: str) -> str:
    """Return a thread's address. A list shows twenty-five of them, time and again: each is made once."""
    return reverse("thread", args=[thread_id, slug_of(title)])
