from django.apps import AppConfig


class ExpertsConfig(AppConfig):
    """What people know something about, in tags."""

    name = "community.experts"

    def ready(self) -> None:
        """Register what can happen."""
        from community.experts import events, ties  # noqa: F401 - importing registers
