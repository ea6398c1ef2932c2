"""What a refusal is called in words, and what kinds and roles are called on a page."""

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts

register_texts(
    {
        "organisation_not_member": _(
            "Your organisation does not take part in Erfa yet. Ask your administrator how to join."
        ),
        "not_confirmed": _(
            "Nobody has confirmed yet that you work at your organisation. "
            "Until then you take part where you are invited."
        ),
        "new_rules": _("The network has new rules. Read them and agree, then send again. Your text is kept."),
        "not_worn": _("You can't write in that role here. A network lead grants it. Your text is kept."),
        "archived": _("The network is archived: everything can be read, nothing can be written."),
        "ask_first": _("This network is by request. Ask to join, and a network lead lets you in."),
        "not_open": _("This network is private. A network lead adds its members."),
        "not_by_request": _("Nobody needs to ask to join this network."),
        "already_member": _("You are already a member of the network."),
        "is_member": _("The person is already a member of the network."),
        "not_member": _("Only members of the network can do this."),
        "observer": _("You are an observer in this network: you read everything and write nothing."),
        "not_lead": _("Only network leads can do this."),
        "last_lead": _("A network needs a lead. Give somebody else the role first."),
        "has_lead": _("The network has leads already. They decide who leads it."),
        "they_take_no_part": _(
            "The person can't join now: nobody has confirmed where they work, or their organisation takes no part."
        ),
        "already_decided": _("The request has already been answered."),
        "not_admin": _("Only administrators can do this."),
        "not_granted": _("Choose researcher or speaker. The other roles come by themselves."),
        "not_private": _("People join this network themselves. Only a private one adds accounts."),
    }
)

VISIBILITIES = {
    "open": _("Open network"),
    "request": _("Network by request"),
    "private": _("Private network"),
}
VISIBILITY_HINTS = {
    "open": _("Everybody in the organisations that take part reads it and joins at once."),
    "request": _("Everybody sees that it exists. A network lead lets people in."),
    "private": _("Only its members know that it exists. Network leads add accounts."),
}
ROLES = {"member": _("Member"), "observer": _("Observer"), "lead": _("Network lead")}
# Roles worn on a post (models.Worn), as they stand beside a name.
WORN = {
    "lead": _("Network lead"),
    "researcher": _("Researcher"),
    "speaker": _("Speaker"),
    "contact": _("Contact person of the organisation"),
}
