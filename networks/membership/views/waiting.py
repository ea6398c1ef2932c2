"""Who waits for an answer, on the two pages where leads give one."""

from collections.abc import Mapping
from typing import Any

from django import forms

from base.web.asked import number
from networks.membership.doors import Entry
from networks.membership.forms import Decide
from networks.membership.queries.asking import waiting_page
from networks.people.doors import PersonRequest

PREFIX = "asked_"  # of the cursors: the members on the same page have theirs


def waiting(
    request: PersonRequest, entry: Entry, sent: Mapping[int, forms.Form] | None = None
) -> dict[str, Any]:
    """Return a page of requests, each with its form: the refused one of `sent`, by the request's id."""
    page = waiting_page(
        entry.membership,
        entry.network,
        after=number(request, f"{PREFIX}after"),
        before=number(request, f"{PREFIX}before"),
    )
    forms_of = {} if sent is None else sent
    rows = [(each, forms_of.get(each.pk) or Decide(auto_id=f"id_{each.pk}_%s")) for each in page.items]
    return {"waiting": rows, "waiting_page": page, "waiting_prefix": PREFIX}
