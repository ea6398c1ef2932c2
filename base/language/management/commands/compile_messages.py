"""Compiles the catalogues."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from base.language import catalogue


class Command(BaseCommand):
    """Compile what has changed in locale/ to what Django reads."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile; say nothing when nothing had changed."""
        for file in catalogue.compile_all(settings.BASE_DIR / "locale"):
            if options["verbosity"]:
                self.stdout.write(f"compiled {file.relative_to(settings.BASE_DIR)}")
