"""What a refusal is called in words, what kinds of room are called, and what the log says."""

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts

register_texts(
    {
        "chat_for_members": _("The chat is for the members of the network."),
        "room_archived": _("The room is archived: everything can be read, nothing can be written."),
        "room_read_only": _("The room can only be read. Nobody writes in it."),
        "room_for_announcements": _("Only network leads write in this room."),
        "general_room": _("The general room is everybody's. It can't be archived or kept for a few."),
        "room_is_open": _("Everybody in the network is in this room already."),
    }
)

ACCESS = {
    "open": _("Everybody in the network"),
    "invited": _("Only those who are invited"),
}
WRITING = {
    "all": _("All its members"),
    "leads": _("Only network leads (announcements)"),
    "nobody": _("Nobody (read-only)"),
}
