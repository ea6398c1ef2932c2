from django.apps import AppConfig

from base import files, live, rerender
from base.text import CHAT


class ChatConfig(AppConfig):
    name = "realtime.chat"

    def ready(self) -> None:
        """Register the room as a topic, its frames and its listeners, and what is rendered again."""
        from realtime.chat import frames, listeners, logged, texts, ties  # noqa: F401 - importing registers
        from realtime.chat.queries import every_message
        from realtime.chat.queries.attached import HOLDER, readable_messages
        from realtime.chat.topic import RoomTopic

        files.register_holder(HOLDER, readable_messages)
        live.register_topic(RoomTopic())
        live.register_frame("say", frames.say)
        rerender.register("messages", every_message, cap=CHAT)
