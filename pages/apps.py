from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Views only; an app so that its templates and tests have a home."""

    name = "pages"
