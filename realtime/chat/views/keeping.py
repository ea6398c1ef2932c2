"""Pages on which leads make and keep their network's chat rooms."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base.basis import basis_of
from base.keys import new_key
from base.web.answers import render
from base.web.asked import number
from base.web.comparing import compare
from base.web.forms import attempt
from base.web.undo import undo
from networks.membership.doors import Entry, come_in_to_lead
from networks.membership.lead_forms import Find
from networks.membership.queries.members import member, members_named
from networks.people.doors import PersonRequest, signed_in
from realtime.chat import actions as chat
from realtime.chat.forms import GeneralRoomForm, RoomForm, SeatForm
from realtime.chat.models import Room
from realtime.chat.queries.keeping import all_rooms, seats_page, texts_of
from realtime.chat.texts import ACCESS, WRITING


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rooms(request: PersonRequest, slug: str) -> HttpResponse:
    """Show the network's rooms, and make one."""
    network = come_in_to_lead(request.person, slug).network
    form = RoomForm(request.POST or None, initial={"key": new_key()})
    if request.method == "POST":
        made = attempt(form, lambda: chat.open_room(request.person, network, **_without(form, "basis")))
        if made is not None:
            messages.success(request, _("The room %(name)s is there.") % {"name": made.shown_name})
            return redirect("room_settings", slug, made.slug)
    context = {"network": network, "rooms": [_words(room) for room in all_rooms(network)]}
    return render(request, "chat/lead_rooms.html", context, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def room_settings(request: PersonRequest, slug: str, room_slug: str) -> HttpResponse:
    """Change a room; the second of two leads sees what the first has saved."""
    entry, room = _room(request, slug, room_slug)
    texts = texts_of(room)
    kind = GeneralRoomForm if room.is_general else RoomForm
    form = kind(request.POST or None, initial={**texts, "basis": basis_of(texts)})
    if request.method == "POST":
        changed = attempt(form, lambda: chat.change_room(request.person, room, **_without(form, "key")))
        if changed is not None:
            messages.success(request, _("Saved."))
            return redirect("room_settings", slug, room_slug)
    return _settings_page(request, entry, room, form)


@require_POST
@signed_in
def room_archive(request: PersonRequest, slug: str, room_slug: str) -> HttpResponse:
    """Archive a room; one press takes it up again."""
    _entry, room = _room(request, slug, room_slug)
    chat.archive_room(request.person, room)
    back = undo("room_take_up", slug, room_slug)
    messages.success(request, _("%(name)s is archived.") % {"name": room.shown_name}, extra_tags=back)
    return redirect("network_rooms", slug)


@require_POST
@signed_in
def room_take_up(request: PersonRequest, slug: str, room_slug: str) -> HttpResponse:
    """Take a room out of the archive."""
    _entry, room = _room(request, slug, room_slug)
    chat.take_up_room(request.person, room)
    messages.success(request, _("%(name)s is out of the archive.") % {"name": room.shown_name})
    return redirect("room_settings", slug, room_slug)


@require_POST
@signed_in
def seat_give(request: PersonRequest, slug: str, room_slug: str) -> HttpResponse:
    """Let a member into an invited room."""
    entry, room = _room(request, slug, room_slug)
    form = SeatForm(request.POST)
    theirs = member(entry.network, form.cleaned_data["person"]) if form.is_valid() else None
    if theirs is None:
        raise Http404
    chat.give_seat(request.person, room, theirs=theirs)
    messages.success(request, _("%(name)s is in the room.") % {"name": theirs.person.shown_name})
    return redirect("room_settings", slug, room_slug)


@require_POST
@signed_in
def seat_take(request: PersonRequest, slug: str, room_slug: str, person_id: int) -> HttpResponse:
    """Let somebody out of an invited room; one press lets them in again as they were."""
    _entry, room = _room(request, slug, room_slug)
    chat.take_seat(request.person, room, person_id=person_id)
    back = undo("seat_take_back", slug, room_slug, person_id)
    messages.success(request, _("Taken out of the room."), extra_tags=back)
    return redirect("room_settings", slug, room_slug)


@require_POST
@signed_in
def seat_take_back(request: PersonRequest, slug: str, room_slug: str, person_id: int) -> HttpResponse:
    """Take back that one has let somebody out a moment ago."""
    entry, room = _room(request, slug, room_slug)
    theirs = member(entry.network, person_id)
    if theirs is None:
        raise Http404
    chat.take_seat_back(request.person, room, theirs=theirs)
    messages.success(request, _("%(name)s is in the room.") % {"name": theirs.person.shown_name})
    return redirect("room_settings", slug, room_slug)


def _room(request: PersonRequest, slug: str, room_slug: str) -> tuple[Entry, Room]:
    """Return a room for the leads of its network, who are in every room of it."""
    entry = come_in_to_lead(request.person, slug)
    seen = Room.objects.visible_to(request.person).select_related("network")
    return entry, get_object_or_404(seen, network=entry.network, slug=room_slug)


def _settings_page(request: PersonRequest, entry: Entry, room: Room, form: RoomForm) -> HttpResponse:
    texts = texts_of(room)
    shown = {each: str(text) for each, text in texts.items() if not form[each].is_hidden}
    find = Find(request.GET)
    sought = find.cleaned_data["q"] if find.is_valid() else ""
    context = {
        "network": entry.network,
        "room": room,
        "changed": compare(form, texts, shown),
        "seats": seats_page(room, after=number(request, "after"), before=number(request, "before")),
        "find": find,
        "sought": sought,
        "found": members_named(entry.network, sought) if sought else [],
    }
    return render(request, "chat/lead_room.html", context, form=form)


def _without(form: RoomForm, name: str) -> dict[str, str]:
    return {each: value for each, value in form.cleaned_data.items() if each != name}


def _words(room: Room) -> tuple[Room, str, str]:
    return room, str(ACCESS[room.access]), str(WRITING[room.writing])
