"""Leads suggest what a new thread of a kind begins with."""

from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, clock, events
from base.basis import check
from base.errors import Invalid
from base.text import POST, line, normal
from community.threads.events import TemplateSet
from community.threads.models import Kind, ThreadTemplate
from networks.membership import policies as memberships
from networks.membership.models import Network
from networks.membership.queries import membership_of
from networks.people.models import Person


@transaction.atomic
def set_template(person: Person, network: Network, *, kind: str, text: str, basis: str = "") -> str:
    """Let new threads of a kind begin with a text, or with nothing when it is empty; for leads. Returns the text.

    `basis` is the name of what the lead had before them (`base.basis`). Again: nothing more happens. Raises
    Refused("not_lead", "archived"), Invalid("text") and Conflict.
    """
    network = Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    memberships.keep(membership_of(person, network)).enforce()
    text = normal(text).strip("\n") if line(text) else ""
    if kind not in Kind.values:
        raise Invalid({"": [_("Choose what kind of thread it is.")]})
    if len(text) > POST:
        raise Invalid({"text": [_("At most %(n)s characters.") % {"n": POST}]})
    rows = ThreadTemplate.objects.filter(network=network, kind=kind)
    now = rows.values_list("text", flat=True).first() or ""
    if now == text:
        return text
    check(basis, {"text": now})
    if text:
        rows.update_or_create(network=network, kind=kind, defaults={"text": text, "changed_at": clock.now()})
    else:
        rows.delete()
    data = {"kind": kind}
    audit.log(
        person.pk,
        "threads.set_template",
        kind="network",
        object_id=network.pk,
        network_id=network.pk,
        data=data,
    )
    events.record(TemplateSet(network.pk, kind))
    return text
