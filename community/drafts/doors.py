"""How a form with a draft begins."""

from typing import Any

from community.drafts.places import OPENED
from community.drafts.queries import texts_at
from networks.people.doors import PersonRequest


def begun(request: PersonRequest, place: str) -> dict[str, Any]:
    """Return what a form at a place begins with, where its draft was opened from the list; else nothing."""
    return dict(texts_at(request.person, place)) if OPENED in request.GET else {}
