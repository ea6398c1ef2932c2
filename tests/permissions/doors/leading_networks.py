"""Doors of what leads do with their network: settings, roles on posts, the log, templates, chat rooms."""

from django.http import HttpResponse
from django.utils import timezone

from networks.membership import actions as membership
from networks.membership.models import JoinRequest, Membership, Network, Role, Visibility, WornRole
from realtime.chat import actions as chat
from realtime.chat.models import Access, Room, Seat, Writing
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage


@scene("leading:open")
def open_network(role: str) -> Scene:
    """An open network with another lead, a member who may write in a role, and an invited room."""
    return _scene(role, Visibility.OPEN)


@scene("leading:request")
def network_by_request(role: str) -> Scene:
    """The same, by request."""
    return _scene(role, Visibility.REQUEST)


@scene("leading:private")
def private_network(role: str) -> Scene:
    """The same, private."""
    return _scene(role, Visibility.PRIVATE)


@scene("leading:just-taken")
def just_taken(role: str) -> Scene:
    """An open network; a lead (the person, where that is one) has just taken away a membership, a role and a seat."""
    return _take(_scene(role, Visibility.OPEN), by_person=True)


@scene("leading:just-taken-private")
def just_taken_in_private(role: str) -> Scene:
    """The same, private."""
    return _take(_scene(role, Visibility.PRIVATE), by_person=True)


@scene("leading:taken-by-another")
def taken_by_another(role: str) -> Scene:
    """The same, open; always another lead did it."""
    return _take(_scene(role, Visibility.OPEN), by_person=False)


@scene("leading:archived")
def archived_network(role: str) -> Scene:
    """The same, open and archived, with a thread."""
    at = _scene(role, Visibility.OPEN)
    at.more["thread"] = make.make_thread(at.network, at.member)
    Network.objects.filter(pk=at.network.pk).update(archived_at=timezone.now())
    return at


@scene("rules:new")
def new_rules(role: str) -> Scene:
    """An open network whose rules are new to everybody."""
    at = _scene(role, Visibility.OPEN)
    Network.objects.filter(pk=at.network.pk).update(rules_version=2)
    at.more["thread"] = make.make_thread(at.network, at.member)
    return at


@scene("role:granted")
def granted(role: str) -> Scene:
    """An open network in which the person once was let write as a researcher."""
    at = _scene(role, Visibility.OPEN)
    _grant(at.network, at)
    return at


@scene("room:invited")
def invited_room(role: str) -> Scene:
    """A room for invited, to which the person is not."""
    at = _scene(role, Visibility.OPEN)
    make.make_message(at.room, at.lead)
    return at


@scene("room:seated")
def seated(role: str) -> Scene:
    """A room for invited, in which the person was given a seat."""
    at = invited_room(role)
    if at.who:
        Seat.objects.create(room=at.room, person=at.who, at=timezone.now())
        Membership.objects.filter(person=at.who, ended_at__isnull=False).update(ended_at=timezone.now())
    return at


@scene("room:announcements")
def announcements(role: str) -> Scene:
    """A room in which leads write."""
    return _kept(role, writing=Writing.LEADS)


@scene("room:read-only")
def read_only(role: str) -> Scene:
    """A room in which nobody writes."""
    return _kept(role, writing=Writing.NOBODY)


@scene("room:archived")
def archived_room(role: str) -> Scene:
    """An archived room."""
    return _kept(role, archived_at=timezone.now())


def _kept(role: str, **values: object) -> Scene:
    at = invited_room(role)
    Room.objects.filter(pk=at.room.pk).update(access=Access.OPEN, **values)
    return at


def _scene(role: str, visibility: str) -> Scene:
    network = make.make_network("Digital mognad", visibility=visibility)
    saga, astrid, kim = (make.make_person(name) for name in ("Saga Kvistmark", "Astrid", "Kim Kollega"))
    make.make_member(network, saga, Role.LEAD)
    make.make_member(network, astrid)
    room = make.make_room(network, "Styrgruppen", slug="styrgruppen")
    room.access = Access.INVITED
    room.save()
    at = stage(role, network, lead=saga, member=astrid, room=room)
    at.more["worn"] = WornRole.objects.create(
        network=network, person=astrid, role="speaker", granted_at=timezone.now()
    )
    at.more["asked"] = JoinRequest.objects.create(network=network, person=kim, asked_at=timezone.now())
    Seat.objects.create(room=room, person=astrid, at=timezone.now())
    return at


def _take(at: Scene, *, by_person: bool) -> Scene:
    by = at.who if by_person and at.role == Role.LEAD and at.who else at.lead
    at.more["gone"] = make.make_member(at.network, make.make_person("Rut Borttagen"))
    membership.remove(by, at.gone)
    membership.withdraw_role(by, at.worn)
    chat.take_seat(by, at.room, person_id=at.member.pk)
    return at


def _grant(network: Network, at: Scene) -> None:
    if at.who:
        WornRole.objects.create(network=network, person=at.who, role="researcher", granted_at=timezone.now())


def _get(door: str, path: str) -> None:
    @act(door)
    def look(at: Scene) -> HttpResponse:
        return at.client.get(path.format(slug=at.network.slug, at=at))


def _post(door: str, path: str, **data: str) -> None:
    @act(door)
    def do(at: Scene) -> HttpResponse:
        sent = {name: value.format(at=at) for name, value in data.items()}
        return at.client.post(path.format(slug=at.network.slug, at=at), sent)


ROOM = "/n/{slug}/lead/rooms/{at.room.slug}/"

_get("url:network_lead", "/n/{slug}/lead/")
_get("url:network_settings look", "/n/{slug}/lead/settings/")
_post(
    "url:network_settings",
    "/n/{slug}/lead/settings/",
    name="Digital mognad",
    purpose="Nytt",
    rules="En regel",
)
_get("url:network_visibility look", "/n/{slug}/lead/settings/visibility/?visibility=private")
_post("url:network_visibility", "/n/{slug}/lead/settings/visibility/", visibility="private")
_get("url:network_archive look", "/n/{slug}/lead/settings/archive/")
_post("url:network_archive", "/n/{slug}/lead/settings/archive/")
_post("url:network_take_up", "/n/{slug}/lead/settings/take-up/")
_get("url:network_roles look", "/n/{slug}/lead/roles/?q=astrid")
_post("url:network_roles", "/n/{slug}/lead/roles/", person="{at.member.pk}", role="researcher")
_post("url:role_withdraw", "/n/{slug}/lead/roles/{at.worn.pk}/withdraw/")
_post(
    "url:role_withdraw_back", "/n/{slug}/lead/roles/withdraw/back/", person="{at.member.pk}", role="speaker"
)
_post("url:member_remove_back", "/n/{slug}/members/{at.gone.person_id}/remove/back/")
_get("url:network_log", "/n/{slug}/lead/log/")
_get("url:network_rules", "/n/{slug}/rules/")
_post("url:network_welcomed", "/n/{slug}/welcomed/")
_get("url:network_templates look", "/n/{slug}/lead/templates/?kind=challenge")
_post("url:network_templates", "/n/{slug}/lead/templates/?kind=challenge", text="## Bakgrund")
_get("url:network_rooms look", "/n/{slug}/lead/rooms/")
_post("url:network_rooms", "/n/{slug}/lead/rooms/", name="AI-prat", access="open", writing="all")
_get("url:room_settings look", ROOM)
_post("url:room_settings", ROOM, name="Styrgruppen", purpose="Nytt", access="invited", writing="leads")
_post("url:room_archive", f"{ROOM}archive/")
_post("url:room_take_up", f"{ROOM}take-up/")
_post("url:seat_give", f"{ROOM}seats/", person="{at.lead.pk}")
_post("url:seat_take", f"{ROOM}seats/{{at.member.pk}}/take/")
_post("url:seat_take_back", f"{ROOM}seats/{{at.member.pk}}/take/back/")
_post("url:thread_new agreed", "/n/{slug}/new/", title="Hur gör ni?", text="Vi undrar.", rules="2")
_post("url:thread_new worn", "/n/{slug}/new/", title="Hur gör ni?", text="Vi undrar.", worn="researcher")
_post("url:thread_reply agreed", "/t/{at.thread.pk}/reply/", text="Så här.", rules="2")
