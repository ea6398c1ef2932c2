"""Which of two texts for the same place stands, and which is kept beside it: the whole rule, without a database.

A **window** is one form as it was opened once. What it sends grows out of what it sent before, so its own later
text replaces its earlier one. Two windows know nothing of each other but the version that each began from: whoever
saves on top of a text that they have not seen has not decided about it, and it stays beside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Copy:
    """What one window has sent: texts by the names of the form's fields."""

    texts: Mapping[str, str]
    key: str  # the idempotency key that the form will be sent with
    window: str
    step: int  # grows with each save of the window
    device: str  # as networks.people.agents names it
    at: datetime  # when it was typed

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(text.strip() for text in self.texts.values())


@dataclass(frozen=True, slots=True)
class Merged:
    """What stands, and what has to be kept beside it, if anything."""

    current: Copy
    beside: Copy | None = None


def merge(current: Copy, version: int, came: Copy, seen: int) -> Merged:
    """Return what stands after `came` reached a place that holds `current`, the `version`th text there.

    `seen` is the version that the window of `came` began from or has been told of. The newer wins; the other one
    is kept unless its writer has replaced it knowingly. A save that arrives late or twice changes nothing.
    """
    if came.window == current.window:
        return Merged(came if came.step > current.step else current)
    if seen >= version or dict(came.texts) == dict(current.texts):
        return Merged(came)
    if came.is_blank:
        return Merged(current)
    return Merged(current, came) if came.at < current.at else Merged(came, current)
