"""The protocol's words and numbers, version 1. docs/protocol.md tells them; a test compares the two."""

import json
import re
from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final, NoReturn

VERSION: Final = 1
HEARTBEAT: Final = 25  # seconds between a page's pings
SILENCE: Final = 3 * HEARTBEAT + 5  # seconds without a word, after which the server closes
LARGEST: Final = 64 * 1024  # characters of a frame: 4,000 characters of text however they are escaped
DEEPEST: Final = 4  # levels of a frame, itself included
MOST_CHANGES: Final = 200  # in one answer to `subscribe`
MOST_TOPICS: Final = 50  # that one socket follows

# What the consumer itself understands; subjects register the rest (base.live.register_frame).
FRAMES_IN: Final = frozenset({"subscribe", "unsubscribe", "ping"})
FRAMES_OUT: Final = frozenset(
    {"hello", "subscribed", "unsubscribed", "change", "gone", "behind", "pong", "error", "bye", "standing"}
)
# Codes of `error` that come from the wire; what an action refuses with comes under its own code.
ERRORS: Final = frozenset(
    {"unknown_frame", "invalid", "not_found", "too_fast", "too_many", "conflict", "unavailable"}
)


class Close(IntEnum):
    """Why the server ends a socket."""

    MALFORMED = 4400
    SIGNED_OUT = 4401
    SILENT = 4408
    TOO_LARGE = 4413
    TOO_FAST = 4429
    RESTART = 4503


class Malformed(Exception):
    """What came is not a frame."""


def parse(text: str) -> dict[str, Any]:
    """Read a frame: an object with a `type`, few levels deep, with a harmless `ref`. Raises Malformed."""
    try:
        frame = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Malformed from error
    if not isinstance(frame, dict) or not isinstance(frame.get("type"), str):
        raise Malformed
    if _deeper_than(frame, DEEPEST) or not _harmless(frame.get("ref")):
        raise Malformed
    return frame


def encode(frame: Mapping[str, Any]) -> str:
    """Write a frame as it is sent."""
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))


def error(code: str, text: str, *, retry_after: int | None = None) -> dict[str, Any]:
    """Make an error frame: a code for programs, a sentence for people, and when another try makes sense."""
    frame: dict[str, Any] = {"type": "error", "code": code, "text": text}
    return frame if retry_after is None else {**frame, "retry_after": retry_after}


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity are no JSON, though Python would read them


def _deeper_than(value: object, levels: int) -> bool:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(
        levels <= 1 or _deeper_than(each, levels - 1) for each in children if isinstance(each, dict | list)
    )


def _harmless(ref: object) -> bool:
    """Whether a `ref` can be sent back as it came."""
    if isinstance(ref, str):
        return re.fullmatch(r"[ -~]{1,64}", ref) is not None
    return ref is None or (isinstance(ref, int) and not isinstance(ref, bool) and abs(ref) < 2**53)
