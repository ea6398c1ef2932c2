"""What an address asks for behind its question mark. Nonsense is as good as nothing: a page never fails on it."""

from django.http import HttpRequest

from base.text import line

MOST_DIGITS = 18  # fits a 64-bit column, which SQLite refuses to compare with anything larger


def word(request: HttpRequest, name: str) -> str | None:
    """Return one line without anything that databases choke on, or None."""
    return line(request.GET.get(name, "")) or None


def number(request: HttpRequest, name: str) -> int | None:
    """Return a positive whole number (an id, a cursor), or None."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
