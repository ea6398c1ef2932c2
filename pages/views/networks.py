"""A network's front: its forum, what was said last in the chat, who leads it."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from base import clock
from base.web.answers import render
from base.web.asked import number
from community.threads.queries import counts, forum_page
from community.threads.queries.filling import shown
from networks.membership.doors import Entry, come_in_by_rail
from networks.membership.queries.front import company_of
from networks.people.doors import PersonRequest, signed_in
from networks.people.models import Person
from realtime.chat.queries import latest

KINDS = ("challenge", "good_example", "question")
PEEK = 3  # messages


@require_safe
@signed_in
def network(request: PersonRequest, slug: str) -> HttpResponse:
    """Show the forum to who may read it; who may not is shown what the network is for."""
    entry = come_in_by_rail(request, slug)
    if not entry.readable:
        return redirect("network_about", slug)
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    unanswered = request.GET.get("show") == "unanswered"
    page = forum_page(
        request.person,
        entry.network,
        kind=kind,
        unanswered=unanswered,
        membership=entry.membership,
        before=number(request, "before"),
        after=number(request, "after"),
    )
    peek = latest(request.person, entry.network, PEEK) if entry.membership else []
    chosen = "unanswered" if unanswered else kind
    context = {
        "network": entry.network,
        "membership": entry.membership,
        "may_write": entry.may_write,
        "greeting": _greeting(request.person, entry),
        "company": company_of(entry.network),
        "filters": filters(counts(request.person, entry.network), chosen),
        "chosen": chosen,
        "query": f"{urlencode(asked(chosen))}&" if chosen else "",
        "page": page,
        "peek": peek,
        "room": peek[0].room if peek else None,
    }
    return render(request, "pages/network.html", context)


def _greeting(person: Person, entry: Entry) -> SafeString | str:
    """Return the welcome text for a new member who has not put it away, and "" for everybody else."""
    mine, text = entry.membership, entry.network.welcome
    return shown(text, person) if text and mine and mine.is_greeted(clock.now()) else ""


def filters(found: dict[str, int], chosen: str) -> list[dict[str, object]]:
    """Return the choices above the list: what to show, and how many there are of it."""
    names = {
        "": _("All"),
        "challenge": _("Challenges"),
        "good_example": _("Good examples"),
        "question": _("Questions"),
        "unanswered": _("Unanswered"),
    }
    return [
        {
            "url": f"?{urlencode(asked(key))}" if key else ".",
            "name": name,
            "count": found.get(key) if key else None,
            "current": chosen == key,
        }
        for key, name in names.items()
    ]


def asked(chosen: str) -> dict[str, str]:
    """Return what the address of a choice says."""
    if not chosen:
        return {}
    return {"show": chosen} if chosen == "unanswered" else {"kind": chosen}
