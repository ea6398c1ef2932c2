from django.apps import AppConfig


class SiteConfig(AppConfig):
    """What concerns the whole site: announcements, the law's small pages, administration."""

    name = "networks.site"
