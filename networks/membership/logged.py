"""What the log says of networks and memberships: acts, their details, and who and what they were done to."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from base import audit
from base.audit import Named
from networks.membership.models import Network
from networks.membership.texts import ROLES, VISIBILITIES, WORN
from networks.people.models import Person

audit.register(
    {
        "membership.create_network": _("made a network"),
        "membership.appoint_lead": _("appointed a network lead"),
        "membership.approve": _("let somebody in who had asked"),
        "membership.decline": _("declined a request to join"),
        "membership.set_role": _("gave a member another role"),
        "membership.remove": _("removed a member"),
        "membership.remove_back": _("took back the removal of a member"),
        "membership.add_member": _("added a member"),
        "membership.grant_role": _("let a member write in a role"),
        "membership.withdraw_role": _("withdrew a role that a member could write in"),
        "membership.withdraw_role_back": _("took back that a role was withdrawn"),
        "membership.change_network": _("changed what the network says"),
        "membership.set_visibility": _("changed who sees the network"),
        "membership.archive": _("archived the network"),
        "membership.take_up": _("took the network out of the archive"),
    }
)
audit.register_detail("role", ROLES)
audit.register_detail("worn", WORN)
audit.register_detail("visibility", VISIBILITIES)
audit.register_detail(
    "fields",
    {
        "name": _("Name"),
        "name_en": _("Name in English"),
        "purpose": _("Purpose"),
        "rules": _("House rules"),
        "welcome": _("Welcome text"),
    },
)


def people(person: Person, ids: Collection[int]) -> Mapping[int, Named]:
    """Return names and pages of people, as they are now."""
    rows = Person.objects.visible_to(person).filter(pk__in=ids)
    return {each.pk: Named(each.shown_name, each.get_absolute_url()) for each in rows}


def networks(person: Person, ids: Collection[int]) -> Mapping[int, Named]:
    """Return names and fronts of networks that the person may know of."""
    rows = Network.objects.visible_to(person).filter(pk__in=ids)
    return {each.pk: Named(each.shown_name, each.get_absolute_url()) for each in rows}


audit.register_kind("person", people)
audit.register_kind("network", networks)
