"""How a toast takes back what was just done: a form with a button, told in a message's `extra_tags`."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Press:
    """Where the toast's form is posted, and its hidden fields."""

    address: str
    fields: list[tuple[str, str]]


def undo(name: str, *args: object, **fields: object) -> str:
    """Return what `messages.success(request, text, extra_tags=…)` takes: the door of that name and the form's fields.

    It waits in the session for the next page. The fields are sent in the form and stand in no address, for they
    may be words of people: a title as it was.
    """
    address = reverse(name, args=args)
    return f"{address}?{urlencode(fields)}" if fields else address


def press(undo: str) -> Press:
    """Return what the toast prints of it."""
    where = urlsplit(undo)
    return Press(where.path, parse_qsl(where.query, keep_blank_values=True))
