"""The log as administrators read it: what was done to the site as a whole, never what happens inside networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from base.audit import sentence_of
from base.audit.models import Entry
from base.paging import Page, keyset
from networks.membership.models import Network
from networks.organisations.models import Organisation
from networks.people.models import Person
from networks.site.texts import PAGES

SIZE = 40
# Done to a network by whoever runs the site, or so that the site changes by it.
TO_NETWORKS = (
    "membership.create_network",
    "membership.appoint_lead",
    "membership.archive",
    "membership.take_up",
)
# Told of what is left; `gone` in their data went up in it, and has them in its log too.
MERGED = ("people.merge", "organisations.merge")
# What numbers in the data of an act are of, when they are not of what it was done to.
OTHERS = {"people.move": "organisation"}
CODE = "code"
ORDER = ("slug", "language", "version", "from", "to")
TOLD: dict[str, Mapping[str, Any]] = {"slug": PAGES, "language": dict(settings.LANGUAGES)}  # codes, in words


@dataclass(frozen=True, slots=True)
class Line:
    """One act in words: who did what to whom, and what about it."""

    entry: Entry
    actor: str
    act: str
    about: str
    details: str


def log_page(
    *, kind: str = "", object_id: int | None = None, after: int | None = None, before: int | None = None
) -> Page[Line]:
    """Return acts, the newest first (four queries: acts, people, organisations, networks)."""
    rows = Entry.objects.of_site(TO_NETWORKS)
    if kind and object_id is not None:
        rows = rows.about(kind, object_id) | rows.filter(act__in=MERGED, kind=kind, data__gone=object_id)
    page = keyset(rows, by="id", size=SIZE, descending=True, after=after, before=before)
    names = _names(page.items)
    return Page([_line(each, names) for each in page.items], page.before, page.after)


def _line(entry: Entry, names: Mapping[tuple[str, int | str], str]) -> Line:
    actor = names.get(("person", entry.actor_id or 0), "") or _("The system")
    about = names.get((entry.kind, entry.object_id), "") or str(entry.data.get("name", ""))
    data = sorted((each for each in entry.data.items() if each[0] != "name"), key=_place)
    details = [_shown(entry, name, value, names) for name, value in data]
    return Line(entry, actor, sentence_of(entry.act), about, " → ".join(filter(None, details)))


def _place(detail: tuple[str, Any]) -> int:
    """Return where a detail stands: PostgreSQL's JSON forgets in which order it was written."""
    return ORDER.index(detail[0]) if detail[0] in ORDER else len(ORDER)


def _shown(entry: Entry, name: str, value: Any, names: Mapping[tuple[str, int | str], str]) -> str:
    """Return a value of an act's data for people; a number as the name of what it is of."""
    if name == "organisation" and isinstance(value, str):
        return names.get((CODE, value), value)
    if isinstance(value, int):
        return names.get((_kind_of(entry, name), value), str(value) if name == "version" else "")
    return str(TOLD.get(name, {}).get(value, value)) if isinstance(value, str) else ""


def _kind_of(entry: Entry, name: str) -> str:
    return "person" if name == "person" else OTHERS.get(entry.act, entry.kind)


def _names(entries: Sequence[Entry]) -> dict[tuple[str, int | str], str]:
    """Return what people, organisations and networks are called now, that acts tell of."""
    codes = {str(each.data.get("organisation", "")) for each in entries} - {""}
    wanted: dict[str, set[int]] = {"person": set(), "organisation": set(), "network": set()}
    for each in entries:
        wanted["person"].add(each.actor_id or 0)
        wanted.setdefault(each.kind, set()).add(each.object_id)
        for name, value in each.data.items():
            if isinstance(value, int):
                wanted.setdefault(_kind_of(each, name), set()).add(value)
    people = Person.objects.filter(pk__in=wanted["person"])
    found: dict[tuple[str, int | str], str] = {("person", each.pk): each.shown_name for each in people}
    for body in Organisation.objects.filter(Q(pk__in=wanted["organisation"]) | Q(code__in=codes)):
        found |= {("organisation", body.pk): body.name, (CODE, body.code): body.name}
    networks = Network.objects.filter(pk__in=wanted["network"])
    return found | {("network", each.pk): each.name for each in networks}
