from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The queue and the hourly chores; the worker process itself is `base.events`' command."""

    name = "base.jobs"
