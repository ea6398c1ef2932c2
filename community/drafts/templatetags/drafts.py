"""What a form needs to keep its draft: `{% draft "reply:42" as kept %}`, then two parts with `kept=kept`."""

from dataclasses import dataclass
from typing import Any

from django import template

from base import clock
from base.keys import new_key
from base.text import line
from community.drafts.models import Draft
from community.drafts.queries import Other, draft_at, others_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Kept:
    """A form's draft as it stands while the page is made. `age` is in seconds; `texts` are empty when it has ended."""

    place: str
    window: str
    draft: Draft | None
    others: list[Other]
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
    """Return what the reader has begun at a place, whose parts are joined with colons (two queries)."""
    name = line(":".join(str(part) for part in place if part))
    # The request is at hand in parts that were included with `only`, too.
    found = draft_at(context.request.person, name)  # type: ignore[attr-defined]  # of who is signed in
    age = int((clock.now() - found.saved_at).total_seconds()) if found is not None else 0
    begun = found is not None and found.ended_at is None
    return Kept(name, new_key(), found, others_of(found) if found is not None and begun else [], max(age, 0))
