"""What pages send to rooms."""

from typing import Any

from django.shortcuts import get_object_or_404

from base.live import Frame
from realtime.chat import actions as chat
from realtime.chat.forms import SayFrame
from realtime.chat.models import Room
from realtime.wire.forms import cleaned


def say(frame: Frame) -> dict[str, Any]:
    """`say {room, text, client_id}`: answer `ack` with the number under which the message is stored."""
    asked = cleaned(SayFrame, frame.data)
    rooms = Room.objects.visible_to(frame.person).select_related("network")
    room = get_object_or_404(rooms, pk=asked["room"])
    message = chat.say(frame.person, room, text=asked["text"], client_id=asked["client_id"])
    return {"type": "ack", "client_id": asked["client_id"], "topic": room.topic, "number": message.number}
