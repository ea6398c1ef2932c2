"""How a view lets a form act: the one place where a refused action becomes an error beside a field."""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from base import keys, logs
from base.errors import Conflict, ErfaError, Invalid, Refused, TooFast, text_of

T = TypeVar("T")


class KeyField(forms.CharField):
    """The hidden idempotency key of a writing form."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=64, widget=forms.HiddenInput)


class Confirm(forms.Form):
    """Nothing but a yes: a page that asks once, a button that acts. A refusal is told above it."""


def attempt(form: forms.BaseForm, act: Callable[[], T]) -> T | None:
    """Run `act` when the form is valid; return its result, or None with errors on the form.

    The form keeps what was typed. `form.status` is 400, 403, 409 or 429, and `form.retry_after` seconds.
    """
    if not form.is_valid():
        form.status = 400  # type: ignore[attr-defined]
        return None
    try:
        return act()
    except ErfaError as error:
        logs.refusal(error)
        _add(form, error)
        return None


def _add(form: forms.BaseForm, error: ErfaError) -> None:
    if isinstance(error, Invalid):
        for name, texts in error.fields.items():
            form.add_error(name if name in form.fields else None, list(texts))
    else:
        form.add_error(None, text_of(error))
    if isinstance(error, Conflict) and "key" in form.fields:
        # The old key belongs to the other text for ever: sent again with a new one, this text is a new post.
        form.data = {**dict(form.data.items()), "key": keys.new_key()}
    form.status = _status(error)  # type: ignore[attr-defined]
    form.retry_after = error.retry_after if isinstance(error, TooFast) else 0  # type: ignore[attr-defined]


def _status(error: ErfaError) -> int:
    match error:
        case Refused():
            return 403
        case Conflict():
            return 409
        case TooFast():
            return 429
        case _:
            return 400
