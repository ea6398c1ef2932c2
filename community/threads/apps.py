from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "community.threads"

    def ready(self) -> None:
        """Register what a refusal is called and who listens."""
        from community.threads import listeners, texts  # noqa: F401 - importing registers
