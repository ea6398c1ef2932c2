"""What leads change of the network itself: what it says, who sees it, whether it still lives."""

from collections.abc import Sequence
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, events
from base.basis import check
from base.errors import Invalid
from base.text import NAME, line, normal
from networks.membership import policies
from networks.membership.actions import rows
from networks.membership.events import NetworkArchived, NetworkChanged, NetworkTakenUp, VisibilitySet
from networks.membership.models import Membership, Network, Visibility
from networks.membership.queries import membership_of
from networks.membership.queries.settings import texts_of
from networks.people.models import Person

KIND = "network"


@transaction.atomic
def change_network(
    person: Person,
    network: Network,
    *,
    name: str,
    name_en: str,
    purpose: str,
    rules: Sequence[str],
    welcome: str,
    basis: str = "",
) -> Network:
    """Change what the network says, for its leads. Other rules are a new version, which members agree to.

    `basis` is the name of what the lead had before them (`base.basis`). Doing it twice changes nothing. Raises
    Refused("not_lead", "archived"), Invalid("name") and Conflict when another lead was first.
    """
    network = rows.lock(network.pk)
    mine = membership_of(person, network)
    policies.keep(mine).enforce()
    now = texts_of(network)
    values = _clean(name=name, name_en=name_en, purpose=purpose, rules=rules, welcome=welcome)
    changed = sorted(each for each in values if values[each] != now[each])
    if not changed:
        return network
    check(basis, now)
    for each in changed:
        setattr(network, each, values[each])
    if "rules" in changed:
        network.rules_version += 1
        rows.keep_rules(network, by=person)
        # Who writes the rules has agreed to them.
        Membership.objects.filter(pk=cast(Membership, mine).pk).update(rules_accepted=network.rules_version)
    network.save(update_fields=[*changed, "rules_version"])
    _log(person, network, "membership.change_network", fields=changed)
    events.record(NetworkChanged(network.pk))
    return network


@transaction.atomic
def set_visibility(person: Person, network: Network, *, visibility: str) -> Network:
    """Let others see the network, or no longer, for its leads: from this moment on, on open pages too.

    Raises Refused("not_lead", "archived"), Invalid for an unknown word.
    """
    if visibility not in Visibility.values:
        raise Invalid({"visibility": [_("Choose who may see the network.")]})
    network = rows.lock(network.pk)
    policies.keep(membership_of(person, network)).enforce()
    before, network.visibility = network.visibility, visibility
    if before != visibility:
        network.save(update_fields=["visibility"])
        _log(person, network, "membership.set_visibility", before=before, visibility=visibility)
        events.record(VisibilitySet(network.pk, visibility))
    return network


@transaction.atomic
def archive(person: Person, network: Network) -> Network:
    """Let the network be read and no longer written in, for its leads and administrators. Again: nothing more.

    Raises Refused("not_lead").
    """
    network = rows.lock(network.pk)
    policies.archive(person, membership_of(person, network)).enforce()
    if network.archived_at is None:
        network.archived_at = clock.now()
        network.save(update_fields=["archived_at"])
        _log(person, network, "membership.archive")
        events.record(NetworkArchived(network.pk))
    return network


@transaction.atomic
def take_up(person: Person, network: Network) -> Network:
    """Let an archived network live again, for its leads and administrators. Again: nothing more.

    Raises Refused("not_lead").
    """
    network = rows.lock(network.pk)
    policies.archive(person, membership_of(person, network)).enforce()
    if network.archived_at is not None:
        network.archived_at = None
        network.save(update_fields=["archived_at"])
        _log(person, network, "membership.take_up")
        events.record(NetworkTakenUp(network.pk))
    return network


def _clean(
    *, name: str, name_en: str, purpose: str, rules: Sequence[str], welcome: str
) -> dict[str, str | list[str]]:
    name = line(name)
    if not 0 < len(name) <= NAME:
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    return {
        "name": name,
        "name_en": line(name_en),
        "purpose": normal(purpose).strip(),
        "rules": [rule for rule in map(line, rules) if rule],
        "welcome": normal(welcome).strip(),
    }


def _log(person: Person, network: Network, act: str, **data: object) -> None:
    audit.log(person.pk, act, kind=KIND, object_id=network.pk, network_id=network.pk, data=data)
