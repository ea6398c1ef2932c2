"""What administrators do: make networks and appoint their first leads. They see no more for it."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from base import audit, clock, events, keys
from base.errors import Invalid
from base.text import NAME, line, normal
from networks.membership import policies
from networks.membership.actions import rows
from networks.membership.actions.leading import account
from networks.membership.events import NetworkCreated, RoleSet
from networks.membership.models import Membership, Network, Role, Visibility
from networks.membership.queries import count_leads
from networks.membership.slugs import network_slug_ok
from networks.people.models import Person


@transaction.atomic
def create_network(
    person: Person,
    *,
    slug: str,
    name: str,
    name_en: str,
    visibility: str,
    purpose: str,
    rules: Sequence[str],
    leads: Sequence[str],
    key: str,
) -> Network:
    """Make a network with its first leads (e-mail addresses), for administrators; they are no members for that.

    The same key again answers with the same network. Raises Refused("not_admin"), Conflict, Invalid for a
    slug that is taken or reserved, an unknown visibility, or leads who can't take part or are none.
    """
    policies.create_network(person).enforce()
    values: dict[str, object] = {
        "slug": slug,
        "name": line(name),
        "name_en": line(name_en),
        "visibility": visibility,
        "purpose": normal(purpose).strip(),
        "rules": [rule for rule in map(line, rules) if rule],
    }
    claim = keys.claim(person.pk, "membership.create_network", key, {**values, "leads": list(leads)})
    if claim.result is not None:
        return Network.objects.get(pk=claim.result)
    _check(values)
    people = _accounts(leads)
    network = _insert(values)
    events.record(NetworkCreated(network.pk))
    audit.log(person.pk, "membership.create_network", kind="network", object_id=network.pk)
    for lead in people:
        rows.begin(network, lead, Role.LEAD)
    claim.settle(network.pk)
    return network


def appoint_lead(person: Person, network: Network, *, email: str) -> Membership:
    """Appoint the first lead of a network that has none, for administrators.

    Raises Refused("not_admin", "has_lead"), Invalid when no account that may take part has the address.
    """
    policies.appoint_lead(person, count_leads(network)).enforce()
    theirs = account(email)
    with transaction.atomic():
        network = rows.lock(network.pk)
        policies.appoint_lead(person, count_leads(network)).enforce()
        membership = rows.begin(network, theirs, Role.LEAD)
        audit.log(
            person.pk, "membership.appoint_lead", kind="person", object_id=theirs.pk, network_id=network.pk
        )
        if membership.role != Role.LEAD:
            membership.role = Role.LEAD
            membership.save(update_fields=["role"])
            rows.follow_role(membership)
            events.record(RoleSet(network.pk, theirs.pk, Role.LEAD))
    return membership


def _check(values: dict[str, object]) -> None:
    if not 0 < len(str(values["name"])) <= NAME:
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    if values["visibility"] not in Visibility.values:
        raise Invalid({"visibility": [_("Choose who may see the network.")]})
    if not network_slug_ok(str(values["slug"])):
        raise Invalid({"slug": [_("Choose another address: small letters, digits and hyphens.")]})


def _accounts(emails: Sequence[str]) -> list[Person]:
    """Return the accounts of the first leads; raises Invalid for the field that names them."""
    if not emails:
        raise Invalid({"leads": [_("Name at least one network lead.")]})
    try:
        return [account(email) for email in emails]
    except Invalid as error:
        raise Invalid({"leads": error.fields["email"]}) from None


def _insert(values: dict[str, object]) -> Network:
    try:
        with transaction.atomic():
            network = Network.objects.create(**values, created_at=clock.now())
            rows.keep_rules(network, by=None)
            return network
    except IntegrityError:
        raise Invalid(
            {"slug": [_("There is a network with this address already. Choose another.")]}
        ) from None
