from django.apps import AppConfig


class SiteConfig(AppConfig):
    """What concerns the whole site: announcements, the law's small pages, administration."""

    name = "networks.site"

    def ready(self) -> None:
        """Register words, what hangs on a person, the service's cookies, and who listens."""
        from networks.site import keeping, listeners, texts  # noqa: F401 - importing registers
        from networks.site.actions import tied  # noqa: F401 - importing registers
