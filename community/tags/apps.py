from django.apps import AppConfig


class TagsConfig(AppConfig):
    name = "community.tags"

    def ready(self) -> None:
        """Register words."""
        from community.tags import texts  # noqa: F401 - importing registers
