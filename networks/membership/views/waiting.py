"""Who waits for an answer, on the two pages where leads give one."""

from typing import Any

from django import forms

from base.web.asked import number
from networks.membership.doors import Entry
from networks.membership.forms import Decide
from networks.membership.queries.asking import waiting_page
from networks.people.doors import PersonRequest

PREFIX = "asked_"  # of the cursors: the members on the same page have theirs


def waiting(
    request: PersonRequest, entry: Entry, *, of_request: int = 0, form: forms.Form | None = None
) -> dict[str, Any]:
    """Return a page of requests, each with its form; the page of the request whose `form` was refused."""
    places: dict[str, int | None] = (
        {"start": of_request}
        if of_request
        else {each: number(request, f"{PREFIX}{each}") for each in ("after", "before")}
    )
    page = waiting_page(entry.membership, entry.network, **places)
    rows = [
        (each, form if form and each.pk == of_request else Decide(auto_id=f"id_{each.pk}_%s"))
        for each in page.items
    ]
    return {"waiting": rows, "waiting_page": page, "waiting_prefix": PREFIX}
