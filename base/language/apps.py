"""The translation commands as a Django app without tables."""

from django.apps import AppConfig


class LanguageConfig(AppConfig):
    """Brings `make_messages` and `compile_messages`."""

    name = "base.language"
    label = "language"
