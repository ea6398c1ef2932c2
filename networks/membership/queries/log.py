"""The log of a network, for its leads: who did what to whom, when and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from base.audit import Named, details_of, find, sentence_of
from base.audit.models import Entry
from base.paging import Page, keyset
from networks.membership.models import Network
from networks.people.models import Person

SIZE = 50
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry in words; `thing` is None where there is nothing to lead to, or the reader may not see it."""

    at: datetime
    who: Named
    act: str
    thing: Named | None
    also: Sequence[Named]  # whom or what else it was about, by the ids in the entry's data
    details: Sequence[str]
    reason: str


def log_page(
    person: Person, network: Network, *, act: str = "", before: int | None = None, after: int | None = None
) -> Page[Logged]:
    """Return a page of a network's log: one query, and one for each kind of thing on it."""
    rows = Entry.objects.of_network(network.pk)
    if act:
        rows = rows.filter(act=act)
    page = keyset(rows, by="id", size=SIZE, descending=True, before=before, after=after)
    return Page(told(person, page.items), page.before, page.after)


def acts_in(network: Network) -> list[tuple[str, str]]:
    """Return the acts that a network's log holds, with their words, in the order of the words (one query)."""
    acts = Entry.objects.of_network(network.pk).order_by().values_list("act", flat=True).distinct()
    return sorted(((act, sentence_of(act)) for act in acts), key=lambda each: each[1])


def told(person: Person, entries: Sequence[Entry]) -> list[Logged]:
    """Put entries of the log into words for somebody: one query for each kind of thing among them."""
    names = find(person, set(_things(entries)))
    gone = Named(_("Former member"))
    found = []
    for each in entries:
        thing = names.get((each.kind, each.object_id))
        who = names.get((PERSON, each.actor_id), gone) if each.actor_id else Named("Erfa")
        found.append(
            Logged(
                each.at,
                who,
                sentence_of(each.act),
                gone if thing is None and each.kind == PERSON else thing,
                [names[other] for other in _others(each) if other in names],
                [_inside(words) for words in details_of(each.data)],
                each.reason,
            )
        )
    return found


def _inside(words: str) -> str:
    """Return what stands first on its own elsewhere as it stands inside a sentence."""
    return words[:1].lower() + words[1:]


def removal(network_id: int, person_id: int) -> Entry | None:
    """Return the newest entry that says why somebody was removed, for the mail about it; None if it was taken back."""
    rows = Entry.objects.of_network(network_id).about(PERSON, person_id)
    last = rows.filter(act__in=["membership.remove", "membership.remove_back"]).order_by("-pk").first()
    return last if last is not None and last.act == "membership.remove" else None


def _things(entries: Iterable[Entry]) -> Iterable[tuple[str, int]]:
    for each in entries:
        yield each.kind, each.object_id
        yield from _others(each)
        if each.actor_id:
            yield PERSON, each.actor_id


def _others(entry: Entry) -> list[tuple[str, int]]:
    """Return the things that an entry's data name by kind: `{"person": 12}`."""
    return [(kind, value) for kind, value in entry.data.items() if type(value) is int]
