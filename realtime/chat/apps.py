from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "realtime.chat"

    def ready(self) -> None:
        """Register the room as a topic, its frames and its listeners."""
        from realtime.chat import texts  # noqa: F401 - importing registers
