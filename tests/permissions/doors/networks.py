"""Doors of the site, its organisations and its networks."""

from django.http import HttpResponse

from networks.membership.models import JoinRequest, Network, Role, Visibility
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage


@scene("site")
def site(role: str) -> Scene:
    """Somebody in a role in some open network, on the site itself."""
    return stage(role, _network(Visibility.OPEN), lead=make.make_person("Saga Kvistmark"))


@scene("network:open")
def open_network(role: str) -> Scene:
    """An open network with a lead, a member and somebody who once asked to join."""
    return _scene(role, Visibility.OPEN)


@scene("network:request")
def network_by_request(role: str) -> Scene:
    """The same, by request."""
    return _scene(role, Visibility.REQUEST)


@scene("network:private")
def private_network(role: str) -> Scene:
    """The same, private."""
    return _scene(role, Visibility.PRIVATE)


@scene("network:leaderless")
def leaderless_network(role: str) -> Scene:
    """An open network whose leads are gone."""
    network = _network(Visibility.OPEN)
    astrid = make.make_person("Astrid Blålavén")
    make.make_member(network, astrid)
    return stage(role, network, member=astrid)


def _scene(role: str, visibility: str) -> Scene:
    network = _network(visibility)
    saga, astrid, kim = (
        make.make_person(name) for name in ("Saga Kvistmark", "Astrid Blålavén", "Kim Kollega")
    )
    make.make_member(network, saga, Role.LEAD)
    make.make_member(network, astrid)
    asked = JoinRequest.objects.create(network=network, person=kim, asked_at=network.created_at)
    return stage(role, network, lead=saga, member=astrid, asked=asked)


def _network(visibility: str) -> Network:
    return make.make_network("Digital mognad", visibility=visibility, sequence=3)


def _get(door: str, path: str) -> None:
    @act(door)
    def look(at: Scene) -> HttpResponse:
        return at.client.get(path.format(slug=at.network.slug, at=at))


def _post(door: str, path: str, **data: str) -> None:
    @act(door)
    def do(at: Scene) -> HttpResponse:
        sent = {name: value.format(at=at) for name, value in data.items()}
        return at.client.post(path.format(slug=at.network.slug, at=at), sent)


_get("url:today", "/")
_get("url:networks", "/networks/")
_get("url:network_new look", "/networks/new/")
_post(
    "url:network_new",
    "/networks/new/",
    name="Ett nytt nätverk",
    visibility="private",
    purpose="Vi lär av varandra.",
    leads="{at.lead.email}",
)
_get("url:organisations", "/organisations/")
_get("url:organisation", "/o/{at.lead.organisation.code}/")
_get("url:person", "/people/{at.lead.pk}/")
_post(
    "url:account_change_password",
    "/accounts/password/change/",
    current=make.PASSWORD,
    password="blåbär och lingon i skogen",
)

_get("url:network_about", "/n/{slug}/about/")
_get("url:network", "/n/{slug}/")
_get("url:network_members", "/n/{slug}/members/")
_post("url:network_join", "/n/{slug}/join/")
_post("url:network_request", "/n/{slug}/request/", message="Jag vill vara med.")
_post("url:network_leave", "/n/{slug}/leave/")
_post("url:network_seen", "/n/{slug}/seen/", sequence="2")
_post("url:member_role", "/n/{slug}/members/{at.member.pk}/role/", role="observer")
_get("url:member_remove look", "/n/{slug}/members/{at.member.pk}/remove/")
_post("url:member_remove", "/n/{slug}/members/{at.member.pk}/remove/")
_post("url:network_decide", "/n/{slug}/requests/{at.asked.pk}/decide/", approve="1")


@act("url:member_add")
def add_account(at: Scene) -> HttpResponse:
    """Add somebody who has an account."""
    email = make.make_person().email
    return at.client.post(f"/n/{at.network.slug}/members/add/", {"email": email, "role": "member"})


@act("url:lead_appoint")
def appoint(at: Scene) -> HttpResponse:
    """Appoint somebody who has an account."""
    email = make.make_person().email
    return at.client.post(f"/n/{at.network.slug}/members/appoint/", {"email": email})
