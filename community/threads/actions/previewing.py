"""How a text will stand, before it does."""

from dataclasses import dataclass

from base import limits
from base.text import line
from community.threads import rates
from community.threads.actions.written import write
from community.threads.queries.filling import filled
from networks.people.models import Person


@dataclass(slots=True)
class _Unsent:
    html: str


def preview(person: Person, text: str) -> str:
    """Return the HTML of what somebody is writing, exactly as they will read it; nothing is stored.

    Rendering costs, so tries are counted. Raises TooFast, and Invalid("text") as sending it would.
    """
    if not line(text):
        return ""
    limits.hit(rates.PREVIEW, person.pk)
    return filled([_Unsent(write(text).html)], person)[0].html
