from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """What somebody is writing and has not sent, kept on the server."""

    name = "community.drafts"

    def ready(self) -> None:
        """Register what a refusal is called, the sweep, and which files are not unused."""
        from base import files
        from community.drafts import actions, texts, ties  # noqa: F401 - importing registers
        from community.drafts.queries import files_shown

        files.register_keeper(files_shown)
