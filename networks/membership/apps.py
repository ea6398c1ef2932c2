from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "networks.membership"

    def ready(self) -> None:
        """Register what a refusal is called and who listens."""
        from networks.membership import listeners, logged, texts  # noqa: F401 - importing registers
