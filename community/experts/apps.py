from django.apps import AppConfig


class ExpertsConfig(AppConfig):
    """What people know something about, in tags."""

    name = "community.experts"
