"""Prints posts. What a post looks like is the same for many readers, so each look of it is made once."""

import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from base import clock
from base.web.templatetags.erfa import ago
from community.threads.queries import ShownPost, ThreadRow

register = template.Library()

PART = "threads/post.html"
ROW = "parts/thread_row.html"
KEPT = 2_000  # looks of posts, some 5 MB in each process; of rows, some 3 MB


@register.simple_tag(takes_context=True)
def shown_post(context: template.Context, post: ShownPost) -> SafeString:
    """Print a post of a thread. One's own has a form with the reader's token and is made anew each time."""
    if post.may_edit:
        return render_to_string(PART, {"post": post, "csrf_token": context["csrf_token"]})
    today = timezone.localtime(clock.now()).date()  # "today at 08:05" is another text tomorrow
    return _kept(post, get_language(), timezone.get_current_timezone_name(), today)


@lru_cache(maxsize=KEPT)
def _kept(post: ShownPost, language: str, zone: str, today: datetime.date) -> SafeString:
    """Everything that the part prints is in the arguments: nothing is kept that could become untrue."""
    values: dict[str, Any] = {"post": post}
    return render_to_string(PART, values)


@register.simple_tag
def shown_row(row: ThreadRow, part: str = ROW, heading: str = "h2") -> SafeString:
    """Print a thread in a list, by its own part or another one that prints a row."""
    return _kept_row(row, ago(row.at), part, heading, get_language())


@lru_cache(maxsize=KEPT)
def _kept_row(row: ThreadRow, ago: str, part: str, heading: str, language: str) -> SafeString:
    """Everything that a part prints is in the arguments; `ago` changes with the clock, and the look with it."""
    return render_to_string(part, {"row": row, "ago": ago, "heading": heading})
