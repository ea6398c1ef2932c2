"""Prints threads in lists. A row looks the same for many readers, so each look of it is made once."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from base.web.templatetags.erfa import ago
from community.threads.queries import ThreadRow

register = template.Library()

ROW = "parts/thread_row.html"
KEPT = 2_000  # looks of rows, some 3 MB in each process


@register.simple_tag
def shown_row(row: ThreadRow, part: str = ROW, heading: str = "h2") -> SafeString:
    """Print a thread in a list, by its own part or another one that prints a row."""
    make = _kept.__wrapped__ if settings.DEBUG else _kept  # whoever develops sees a change at once
    return make(row, ago(row.at), part, heading, get_language())


@lru_cache(maxsize=KEPT)
def _kept(row: ThreadRow, ago: str, part: str, heading: str, language: str) -> SafeString:
    """Everything that a part prints is in the arguments; `ago` changes with the clock, and the look with it."""
    return render_to_string(part, {"row": row, "ago": ago, "heading": heading})
