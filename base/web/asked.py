"""What an address asks for behind its question mark. Nonsense is as good as nothing: a page never fails on it."""

from django.http import HttpRequest

MOST_DIGITS = 18  # fits a 64-bit column, which SQLite refuses to compare with anything larger


def number(request: HttpRequest, name: str) -> int | None:
    """Return a positive whole number (an id, a cursor), or None."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
