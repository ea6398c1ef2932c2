from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """What somebody is writing and has not sent, kept on the server."""

    name = "community.drafts"

    def ready(self) -> None:
        """Register what a refusal is called, and the sweep."""
        from community.drafts import actions, texts, ties  # noqa: F401 - importing registers
