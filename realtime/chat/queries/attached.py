"""Files hang on messages: who follows the room at this moment may fetch them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from base.files.showing import FilledTexts

if TYPE_CHECKING:
    from networks.people.models import Person
    from realtime.chat.models import Message

HOLDER = "message"


def readable_messages(person: Person, message_ids: Collection[int]) -> set[int]:
    """Return those of the messages that the person may read now (one query)."""
    from realtime.chat.models import Message  # the models are made of these querysets

    messages = Message.objects.visible_to(person).filter(pk__in=message_ids, deleted_at__isnull=True)
    return set(messages.values_list("pk", flat=True))


def files_shown(messages: Iterable[Message]) -> FilledTexts:
    """Return what the messages show of files (one query, none where they show none)."""
    return FilledTexts(HOLDER, {each.pk: each.html for each in messages})
