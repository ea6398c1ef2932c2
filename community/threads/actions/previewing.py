"""How a text will stand, before it does."""

from base import limits
from base.text import line
from community.threads import rates
from community.threads.actions.written import write
from community.threads.queries.filling import Loose, filled
from networks.people.models import Person


def preview(person: Person, text: str) -> str:
    """Return the HTML of what somebody is writing, exactly as they will read it; nothing is stored.

    Rendering costs, so tries are counted. Raises TooFast, and Invalid("text") as sending it would.
    """
    if not line(text):
        return ""
    limits.hit(rates.PREVIEW, person.pk)
    return filled([Loose(write(text).html)], person)[0].html
