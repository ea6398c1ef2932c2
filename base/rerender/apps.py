from django.apps import AppConfig


class RerenderConfig(AppConfig):
    """Brings `rerender`; no tables."""

    name = "base.rerender"
