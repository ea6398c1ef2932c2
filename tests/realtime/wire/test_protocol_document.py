"""docs/protocol.md names every frame, kind, error and close code of the code, and no other."""

import re
from pathlib import Path

from base.live import frame_handlers
from realtime.chat.models import ChangeKind
from realtime.wire import pace, protocol
from realtime.wire.protocol import ERRORS, FRAMES_IN, FRAMES_OUT, Close

DOCUMENT = (Path(__file__).resolve().parents[3] / "docs" / "protocol.md").read_text(encoding="utf-8")
# What subjects answer with and refuse with, on top of the wire's own words.
ANSWERS = {"ack"}
REFUSALS = {
    *{"not_member", "observer", "archived", "room_archived"},
    *{"room_read_only", "room_for_announcements"},
}


def table(heading: str) -> set[str]:
    """Return the words in the first cells of the tables under a heading."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert section, heading
    return set(re.findall(r"^\| `?(\w+)`? \|", section.group(1), re.MULTILINE)) - {"frame", "code", "kind"}


def test_every_frame_to_the_server_is_told() -> None:
    assert table("Frames to the server") == {*FRAMES_IN, *frame_handlers()}


def test_every_frame_and_kind_from_the_server_is_told() -> None:
    assert table("Frames from the server") == {*FRAMES_OUT, *ANSWERS, *ChangeKind.values}


def test_every_error_is_told() -> None:
    assert table("Errors") == {*ERRORS, *REFUSALS}


def test_every_close_code_is_told() -> None:
    assert table("Close codes") == {str(code.value) for code in Close}


def test_the_numbers_are_those_of_the_code() -> None:
    told = DOCUMENT.replace(",", "")
    for words in (
        f'"heartbeat": {protocol.HEARTBEAT}',
        f"nothing was heard for {protocol.SILENCE} seconds",
        f"more than {protocol.LARGEST} characters",
        f"deeper than {protocol.DEEPEST} levels",
        f"At most {protocol.MOST_CHANGES} changes",
        f"more than {protocol.MOST_TOPICS} topics",
        f"after {pace.PATIENCE} errors",
        f"{pace.A_SECOND:.0f} frames a second in the long run and {pace.AT_ONCE:.0f} at once",
    ):
        assert words.replace(",", "") in told, words
