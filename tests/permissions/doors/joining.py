"""Doors of coming in: invitations, requests taken back, the first visit, contacts and domains of organisations."""

from django.http import HttpResponse
from django.utils import timezone

from networks.membership.actions.inviting import invite
from networks.membership.letters import path_of
from networks.membership.models import JoinRequest, Network, Role, Visibility
from networks.organisations.models import Domain
from networks.people.contacts.codes import code_of, hash_of
from networks.people.models import Contact, Person
from tests import factories as make
from tests.permissions.acts import Scene, act, scene, stage

YES = {"rules": "1", "agree": "on", "name": "Nina", "title": "", "password": "", "organisation": "Tierp"}


@scene("joining:open")
def open_network(role: str) -> Scene:
    """An open network with a lead and an invitation that waits."""
    return _joining(role, Visibility.OPEN)


@scene("joining:request")
def network_by_request(role: str) -> Scene:
    """The same, by request; who is not in it has asked to be."""
    at = _joining(role, Visibility.REQUEST)
    if at.who and role not in Role.values:
        JoinRequest.objects.create(network=at.network, person=at.who, asked_at=timezone.now())
    return at


@scene("joining:private")
def private_network(role: str) -> Scene:
    """The same, private."""
    return _joining(role, Visibility.PRIVATE)


@scene("network:unconfirmed")
def unconfirmed(role: str) -> Scene:
    """An open network, seen by somebody of whom nobody has said that they work where they say."""
    at = _joining(role, Visibility.OPEN)
    if at.who:
        Person.objects.filter(pk=at.who.pk).update(confirmed_at=None)
    return at


@scene("invitation:mine")
def invitation_to_me(role: str) -> Scene:
    """An invitation to the address of the one who opens it; for a visitor, to one without account."""
    return _invited(role, mine=True)


@scene("invitation:other")
def invitation_to_another(role: str) -> Scene:
    """An invitation to an address of nobody's."""
    return _invited(role, mine=False)


@scene("welcome")
def newcomer(role: str) -> Scene:
    """Somebody who has not met the first steps."""
    at = _joining(role, Visibility.OPEN)
    if at.who:
        Person.objects.filter(pk=at.who.pk).update(welcomed_at=None)
    return at


@scene("organisation:kept")
def organisation_kept(role: str) -> Scene:
    """The organisation where one works and whose contact one is."""
    at = _joining(role, Visibility.OPEN)
    if at.who:
        Contact.objects.create(person=at.who, organisation=at.who.organisation, since=timezone.now())
    return _organised(at, at.who.organisation if at.who else make.make_organisation())


@scene("organisation:other")
def organisation_of_others(role: str) -> Scene:
    """An organisation where one does not work."""
    return _organised(_joining(role, Visibility.OPEN), make.make_organisation())


def _joining(role: str, visibility: str) -> Scene:
    network = make.make_network("Digital mognad", visibility=visibility)
    saga = make.make_person("Saga Kvistmark")
    make.make_member(network, saga, Role.LEAD)
    at = stage(role, network, lead=saga)
    at.more["invitation"] = _invite(saga, network, "nina@laxa.example")
    return at


def _invited(role: str, *, mine: bool) -> Scene:
    at = _joining(role, Visibility.PRIVATE)
    make.make_organisation("Tierp", code="0360")
    if mine and at.who:
        at.more["invitation"] = _invite(at.lead, at.network, f"till.{at.who.pk}@kommun.example")
        Person.objects.filter(pk=at.who.pk).update(email=f"till.{at.who.pk}@kommun.example")
    at.more["link"] = path_of(at.invitation)
    return at


def _invite(saga: Person, network: Network, address: str) -> object:
    return invite(saga, network, addresses=[address], role=Role.MEMBER).sent[0]


def _organised(at: Scene, organisation: object) -> Scene:
    now = timezone.now()
    nina = make.make_person("Nina", organisation=organisation, confirmed_at=None)
    olle = make.make_person("Olle", organisation=organisation)
    Contact.objects.create(person=olle, organisation=organisation, since=now)
    domain = Domain.objects.create(
        organisation=organisation, name="umea.example", added_at=now, code_sent_at=now
    )
    domain.code_hash = hash_of(domain, code_of(domain, "once"))
    domain.save()
    at.more.update(
        organisation=organisation, nina=nina, olle=olle, domain=domain, code=code_of(domain, "once")
    )
    return at


def _get(door: str, path: str) -> None:
    @act(door)
    def look(at: Scene) -> HttpResponse:
        return at.client.get(path.format(slug=at.network.slug, at=at))


def _post(door: str, path: str, **data: str) -> None:
    @act(door)
    def do(at: Scene) -> HttpResponse:
        sent = {name: value.format(at=at) for name, value in data.items()}
        return at.client.post(path.format(slug=at.network.slug, at=at), sent)


INVITATIONS = "/n/{slug}/lead/invitations/"
_get("url:network_invitations look", INVITATIONS)
_post("url:network_invitations", INVITATIONS, addresses="olle@laxa.example", role="member", language="sv")
_post("url:invitation_resend", INVITATIONS + "{at.invitation.pk}/resend/")
_get("url:invitation_withdraw look", INVITATIONS + "{at.invitation.pk}/withdraw/")
_post("url:invitation_withdraw", INVITATIONS + "{at.invitation.pk}/withdraw/")
_post("url:network_role", "/n/{slug}/role/", role="observer")
_post("url:request_withdraw", "/n/{slug}/request/withdraw/")
_get("url:invitation look", "{at.link}")
_post("url:invitation", "{at.link}", **YES)

_get("url:welcome look", "/welcome/")
_post("url:welcome", "/welcome/", name="Nina Ny", title="", languages="sv")
_get("url:welcome_knows look", "/welcome/topics/")
_post("url:welcome_knows", "/welcome/topics/", help="", learn="")
_get("url:welcome_networks look", "/welcome/networks/")
_post("url:welcome_networks", "/welcome/networks/", skip="1")
_get("url:welcome_first", "/welcome/first/")

HERE = "/o/{at.organisation.code}/"
_get("url:colleagues", HERE + "colleagues/")
_post("url:colleague_confirm", HERE + "colleagues/{at.nina.pk}/confirm/")
_get("url:colleague_deny look", HERE + "colleagues/{at.nina.pk}/deny/")
_post("url:colleague_deny", HERE + "colleagues/{at.nina.pk}/deny/")
_get("url:domains look", HERE + "domains/")
_post("url:domains", HERE + "domains/", name="ny.example")
_post("url:domain_code", HERE + "domains/{at.domain.pk}/code/")
_post("url:domain_confirm", HERE + "domains/{at.domain.pk}/confirm/", code="{at.code}")
_post("url:domain_confirm word", HERE + "domains/{at.domain.pk}/confirm/", word="admin")
_get("url:domain_remove look", HERE + "domains/{at.domain.pk}/remove/")
_post("url:domain_remove", HERE + "domains/{at.domain.pk}/remove/")
_get("url:organisation_contacts look", HERE + "contacts/")
_post("url:organisation_contacts", HERE + "contacts/", email="{at.nina.email}")
_get("url:contact_dismiss look", HERE + "contacts/{at.olle.pk}/dismiss/")
_post("url:contact_dismiss", HERE + "contacts/{at.olle.pk}/dismiss/")
