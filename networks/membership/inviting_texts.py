"""What a refusal is called in words, and what leads do with invitations, as the log tells it."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from base import audit
from base.audit import Named
from base.errors import register_texts
from networks.membership.queries.invitations import invitations_named
from networks.people.models import Person

register_texts(
    {
        "role_not_invited": _("Invite members or observers. A lead is made of a member."),
        "invitation_used": _("The invitation has been used. Remove the person on the members’ page instead."),
        "invitation_gone": _("The invitation no longer works. Ask for a new one."),
        "other_address": _("The invitation is to another address than the one you are signed in with."),
        "other_rules": _("The network’s rules have changed just now. Read them again."),
        "role_by_lead": _("In this network a network lead decides who writes."),
        "leads_write": _("Network leads write. Hand over the role on the members’ page first."),
        "no_request": _("You have no request that waits for an answer."),
    }
)

audit.register(
    {
        "membership.invite": _("invited somebody"),
        "membership.resend_invitation": _("sent an invitation again"),
        "membership.withdraw_invitation": _("withdrew an invitation"),
    }
)


def invitations(person: Person, ids: Collection[int]) -> Mapping[int, Named]:
    """Return addresses of invitations into networks that the person leads."""
    return {
        each.pk: Named(each.shown_address, reverse("network_invitations", args=[each.network.slug]))
        for each in invitations_named(person, ids)
    }


audit.register_kind("invitation", invitations)
