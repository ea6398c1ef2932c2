"""How long an act of a moment ago can be taken back: what a toast offers, an action asks."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts
from base.policy import OK, Answer, No

# A toast offers it for ten seconds, and waits while it is pointed at, reached with the keyboard or not seen:
# who needs longer has longer, and the way to us may be slow.
LONGEST = timedelta(minutes=1)

register_texts(
    {"too_late": _("Undo is possible for a moment, as long as nobody has changed anything since.")}
)


def in_time(done_at: datetime, now: datetime) -> Answer:
    """Whether what was done then can still be taken back."""
    return OK if now - done_at <= LONGEST else No("too_late")
