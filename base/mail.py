"""Mail to people: one plain text in the reader's language, links from BASE_URL and never from a request."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from base.text import line

_off: ContextVar[bool] = ContextVar("mail_off", default=False)


def send(to: str, *, template: str, context: Mapping[str, Any], language: str) -> None:
    """Send one mail. `template` is a text file whose first line is the subject.

    Newlines in names and titles can't add headers: the subject is made one line (G-24).
    Raises what the mail backend raises, so that a durable listener is tried again.
    """
    if _off.get():
        return
    with translation.override(language):
        text = render_to_string(template, {**context, "base_url": settings.BASE_URL})
    subject, _, body = text.strip().partition("\n")
    EmailMessage(subject=line(subject), body=body.strip() + "\n", to=[to]).send()


@contextmanager
def silent() -> Iterator[None]:
    """Send nothing inside the block: for importers that live through a year that nobody must hear of."""
    token = _off.set(True)
    try:
        yield
    finally:
        _off.reset(token)
