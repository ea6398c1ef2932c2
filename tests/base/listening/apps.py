from datetime import timedelta

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    """Installed by tests/base/listening/settings.py only."""

    name = "tests.base.listening"

    def ready(self) -> None:
        """Listen, and take rows for a short time, so that a test need not wait for a minute."""
        from base.events import delivery  # importing registers
        from tests.base.listening.noting import register

        delivery.LEASE = timedelta(seconds=2)
        register()
