"""What a form needs to keep its draft: `{% draft "reply:42" as kept %}`, then two parts with `kept=kept`."""

from dataclasses import dataclass
from typing import Any

from django import template

from base import clock
from base.keys import new_key
from base.text import line
from community.drafts import places
from community.drafts.models import Draft
from community.drafts.places import Place
from community.drafts.queries import Other, drafts_at, others_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Kept:
    """A form's draft as it stands while the page is made, and what is begun `below` its place. `age` is in seconds."""

    place: str
    window: str
    draft: Draft | None
    others: list[Other]
    below: list[Place]
    age: int

    @property
    def seen(self) -> str:
        """Return the version that the form begins from; a text, because templates write numbers for readers."""
        return str(self.draft.version if self.draft is not None else 0)

    @property
    def texts(self) -> dict[str, str]:
        """Return what there is to go on with, by the names of the fields."""
        return self.draft.texts if self.draft is not None and self.draft.ended_at is None else {}


@register.simple_tag(takes_context=True)
def draft(context: template.RequestContext, *place: Any) -> Kept:
    """Return what the reader has begun at a place, whose parts are joined with colons (one query, more if any)."""
    name = line(":".join(str(part) for part in place if part))
    # The request is at hand in parts that were included with `only`, too.
    me = context.request.person  # type: ignore[attr-defined]  # a form that writes is for who is signed in
    found, names = drafts_at(me, name)
    below = [*places.find(me, names).values()] if names else []
    age = int((clock.now() - found.saved_at).total_seconds()) if found is not None else 0
    begun = found is not None and found.ended_at is None
    others = others_of(found) if found is not None and begun else []
    return Kept(name, new_key(), found, others, below, max(age, 0))
