"""Pages of a network's chat rooms. Without JavaScript: a page of the latest and a form; with it, the same, live."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from base.keys import new_key
from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from networks.membership import policies as membership
from networks.membership.doors import Entry, come_in
from networks.people.doors import PersonRequest, signed_in
from realtime.chat import actions as chat
from realtime.chat import policies, queries
from realtime.chat.doors import pick
from realtime.chat.forms import Say
from realtime.chat.models import GENERAL

# Which of the sentences below the messages stands in the composer's place, by why one may not write.
CLOSED = {
    "archived": "archived",
    "room_archived": "archived",
    "room_read_only": "nobody",
    "room_for_announcements": "leads",
    "observer": "all",
}


@require_safe
@signed_in
def network_chat(request: PersonRequest, slug: str) -> HttpResponse:
    """Open the network's general room."""
    entry = come_in(request.person, slug)
    if not policies.read(entry.membership):
        return _for_members(request, entry)
    return redirect(pick(queries.rooms_of(request.person, entry.network), GENERAL))


@require_safe
@signed_in
def room(request: PersonRequest, slug: str, room_slug: str) -> HttpResponse:
    """Show the latest of a room, or what was said before a number."""
    entry = come_in(request.person, slug)
    if not policies.read(entry.membership):
        return _for_members(request, entry)
    return _page(request, entry, room_slug, Say(initial={"key": new_key()}))


@require_POST
@signed_in
def room_say(request: PersonRequest, slug: str, room_slug: str) -> HttpResponse:
    """Say something in a room by form."""
    entry = come_in(request.person, slug)
    if not policies.read(entry.membership):
        return _for_members(request, entry)
    here = pick(queries.rooms_of(request.person, entry.network), room_slug)
    form = Say(request.POST)
    said = attempt(
        form,
        lambda: chat.say(
            request.person, here, text=form.cleaned_data["text"], client_id=form.cleaned_data["key"]
        ),
    )
    if said is None:
        return _page(request, entry, room_slug, form)
    return redirect(f"{here.get_absolute_url()}#m{said.number}")


def _page(request: PersonRequest, entry: Entry, room_slug: str, form: Say) -> HttpResponse:
    before = number(request, "before")
    rooms = queries.rooms_of(request.person, entry.network)
    here = pick(rooms, room_slug)
    leads = bool(membership.lead(entry.membership))
    context = {
        "network": entry.network,
        "room": here,
        "rooms": [each for each in rooms if each.archived_at is None or each == here],
        "page": queries.room_page(request.person, here, before=before),
        "person": request.person,
        "leads": leads,
        # What the page's script goes by when the room changes: for which kinds of writing this reader has a field.
        "writes": "all leads" if leads else "all" if entry.membership and entry.membership.may_write else "",
        "closed": CLOSED.get(policies.say(entry.membership, here).code, ""),
        # A page of older messages stands still: between it and what is said now lies what it does not show.
        "live": before is None,
        "blank": queries.Line(),
    }
    return render(request, "chat/room.html", context, form=form)


def _for_members(request: PersonRequest, entry: Entry) -> HttpResponse:
    """Tell somebody who sees the network, but is no member of it, how to become one (403)."""
    context = {"network": entry.network, "may_join": bool(membership.join(request.person, entry.network))}
    return render(request, "chat/for_members.html", context, status=403)
