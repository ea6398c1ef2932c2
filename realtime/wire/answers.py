"""What a socket answers: the one place where a frame meets its handler, and an error becomes a frame.

Everything here runs in a thread and reads the person anew: roles and sessions end while sockets are open.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from base import logs
from base.errors import ErfaError, TooFast, code_of, text_of
from base.live import Frame, frame_handlers
from networks.people.models import Person
from realtime.wire.protocol import error
from realtime.wire.queries import person_of

Answer = dict[str, Any]
T = TypeVar("T")
SOON = 2  # seconds: when a fault of ours is worth another try

log = logging.getLogger(__name__)


def answer(session_key: str, data: Mapping[str, Any]) -> Answer | None:
    """Let the frame's subject act, and return what goes back; None when the session has ended."""
    return speak(session_key, lambda person: _act(person, data))


def refuse(session_key: str, code: str, retry_after: int | None = None) -> Answer | None:
    """Return the error frame for something that never reached a subject; None when the session has ended."""
    return speak(session_key, lambda _person: error(code, sentence(code), retry_after=retry_after))


def speak(session_key: str, work: Callable[[Person], T]) -> T | Answer | None:
    """Do something as the person of a session, in their language; None when the session has ended.

    What `work` raises becomes an error frame. A fault of ours is logged and told, and the socket goes on.
    """
    try:
        person = person_of(session_key)
        if person is None:
            return None
        with translation.override(person.language):
            return _caught(person, work)
    except Exception:
        log.exception("a frame could not be answered")
        return error("unavailable", sentence("unavailable"), retry_after=SOON)


def _caught(person: Person, work: Callable[[Person], T]) -> T | Answer:
    try:
        return work(person)
    except Http404:
        return error("not_found", sentence("not_found"))
    except ErfaError as refused:
        logs.refusal(refused, person=person.pk, route="socket")
        wait = refused.retry_after if isinstance(refused, TooFast) else None
        return error(code_of(refused), text_of(refused), retry_after=wait)


def _act(person: Person, data: Mapping[str, Any]) -> Answer:
    handler = frame_handlers().get(data["type"])
    if handler is None:
        return error("unknown_frame", sentence("unknown_frame"))
    return handler(Frame(person, data))


def sentence(code: str) -> str:
    """Return what a code of the wire itself is called in words, in the active language."""
    return {
        "not_found": _("It does not exist, or you do not have access to it."),
        "unknown_frame": _("This page is older than the server. Reload it."),
        "invalid": _("Something in the request could not be read. Reload the page and try again."),
        "too_fast": _("That was a little fast. Wait a moment."),
        "too_many": _("This page follows too much at once. Reload it."),
    }.get(code, _("Something went wrong on our side. Your text is kept."))
