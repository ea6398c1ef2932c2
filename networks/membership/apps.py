from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "networks.membership"

    def ready(self) -> None:
        """Register what a refusal is called and who listens."""
        from networks.membership import (  # noqa: F401 - importing registers
            inviting_listeners,
            inviting_texts,
            listeners,
            logged,
            texts,
        )
