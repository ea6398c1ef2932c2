from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people, their accounts and sessions."""

    name = "networks.people"

    def ready(self) -> None:
        """Register who listens."""
        from networks.people import listeners  # noqa: F401 - importing registers
