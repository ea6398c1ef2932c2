from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "base.files"

    def ready(self) -> None:
        """Register what follows upon an upload, the hourly chores and the words of the log."""
        from base.files import jobs, listeners, texts  # noqa: F401 - importing registers
