"""What the log says of chat rooms: acts, their details, and the rooms that they were done to."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from base import audit
from base.audit import Named
from networks.people.models import Person
from realtime.chat.models import Room
from realtime.chat.texts import ACCESS, WRITING

audit.register(
    {
        "chat.open_room": _("opened a chat room"),
        "chat.change_room": _("changed a chat room"),
        "chat.archive_room": _("archived a chat room"),
        "chat.take_up_room": _("took a chat room out of the archive"),
        "chat.give_seat": _("let somebody into a chat room"),
        "chat.take_seat": _("took somebody out of a chat room"),
        "chat.take_seat_back": _("took back that somebody was taken out of a chat room"),
    }
)
audit.register_detail("access", ACCESS)
audit.register_detail("writing", WRITING)


def rooms(person: Person, ids: Collection[int]) -> Mapping[int, Named]:
    """Return names and pages of rooms that the person may follow."""
    found = Room.objects.visible_to(person).filter(pk__in=ids).select_related("network")
    return {each.pk: Named(each.shown_name, each.get_absolute_url()) for each in found}


audit.register_kind("room", rooms)
