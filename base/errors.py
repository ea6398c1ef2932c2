"""What an action raises when it does not do as asked. Each door turns these into an answer in one place.

Codes are short words in code ("locked"); the sentence for people is registered beside the policy that
answers with the code, and is translated when it is shown.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Translatable(Protocol):
    """A sentence that is put into the reader's language when it becomes text."""

    def __str__(self) -> str: ...


class ErfaError(Exception):
    """The root of everything that an action refuses with."""


class Refused(ErfaError):
    """The person may see the object but not do this to it. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Invalid(ErfaError):
    """What was typed can't be used. `fields` maps a form field to its sentences ("" = the whole form)."""

    def __init__(self, fields: Mapping[str, Sequence[str]]) -> None:
        super().__init__(", ".join(fields))
        self.fields = {name: list(texts) for name, texts in fields.items()}


class Conflict(ErfaError):
    """Somebody was first, or the same key came with another body."""


class TooFast(ErfaError):
    """A limit is reached; `retry_after` is the number of whole seconds to wait, at least 1.

    `about` is a sentence for people that says of what there was too much, where that is not the act itself.
    """

    def __init__(self, retry_after: int, about: str = "") -> None:
        super().__init__(str(retry_after))
        self.retry_after = max(1, retry_after)
        self.about = about


_texts: dict[str, Translatable] = {}


def register_texts(texts: Mapping[str, Translatable]) -> None:
    """Let a subject say its codes in words (lazy translations); called from apps.py."""
    _texts.update(texts)


def code_of(error: ErfaError) -> str:
    """Return the code that sockets and logs show for an error."""
    match error:
        case Refused():
            return error.code
        case TooFast():
            return "too_fast"
        case Conflict():
            return "conflict"
        case _:
            return "invalid"


def text_of(error: ErfaError) -> str:
    """Return the sentence for people, in the active language."""
    match error:
        case TooFast():
            return f"{error.about} {_too_fast(error.retry_after)}".strip()
        case Conflict():
            return _("Somebody else got there first. Your text is kept. Compare and save again.")
        case Invalid():
            return " ".join(text for texts in error.fields.values() for text in texts)
        case Refused():
            return str(_texts.get(error.code, _("You do not have permission to do this.")))
        case _:
            return _("Something went wrong on our side. We have been told. Your text is kept.")


def _too_fast(seconds: int) -> str:
    """Say when: a moment's wait is for whoever was quick, a long one for whoever has tried often."""
    if seconds < 90:
        time = ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
        return _("That was a little fast. Try again in %(time)s.") % {"time": time}
    minutes, hours = -(-seconds // 60), -(-seconds // 3600)
    time = ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    if minutes < 90:
        time = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return _("Too many attempts. Wait %(time)s and try again.") % {"time": time}
