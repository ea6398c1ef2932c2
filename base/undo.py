"""How long an act of a moment ago can be taken back: what a toast offers, an action asks."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts
from base.policy import OK, Answer, No

UNDO = timedelta(seconds=10)
NETWORK = timedelta(seconds=5)  # what the way to us may take on a train
LONGEST = UNDO + NETWORK

register_texts(
    {"too_late": _("Undo is possible for ten seconds, as long as nobody has changed anything since.")}
)


def in_time(done_at: datetime, now: datetime) -> Answer:
    """Whether what was done then can still be taken back."""
    return OK if now - done_at <= LONGEST else No("too_late")
