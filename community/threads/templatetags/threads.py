"""Prints posts. What a post looks like is the same for many readers, so each look of it is made once."""

import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from base import clock
from community.threads.queries import ShownPost

register = template.Library()

PART = "threads/post.html"
KEPT = 2_000  # looks of posts, some 5 MB in each process


class Reader(NamedTuple):
    """What the words of a post hang on besides the post: "today at 08:05" is another text tomorrow."""

    language: str
    zone: str
    today: datetime.date


@register.simple_tag
def reader() -> Reader:
    """Return who reads, once for a page: `{% reader as me %}`."""
    today = timezone.localtime(clock.now()).date()
    return Reader(get_language() or "", timezone.get_current_timezone_name(), today)


@register.simple_tag
def shown_post(post: ShownPost, me: Reader, csrf_token: str) -> SafeString:
    """Print a post of a thread. One's own has a form with the reader's token and is made anew each time."""
    if post.may_edit:
        return render_to_string(PART, {"post": post, "csrf_token": csrf_token})
    return _kept(post, me)


@lru_cache(maxsize=KEPT)
def _kept(post: ShownPost, me: Reader) -> SafeString:
    """Everything that the part prints is in the arguments: nothing is kept that could become untrue."""
    values: dict[str, Any] = {"post": post}
    return render_to_string(PART, values)
