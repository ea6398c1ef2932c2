"""Lists the texts of code and templates in the catalogue."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from base.language import catalogue


class Command(BaseCommand):
    """Write new texts into locale/, keep the translations there are, drop what nobody shows any more."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the mode of the gate, which writes nothing."""
        parser.add_argument(
            "--check", action="store_true", help="only tell what is missing, and fail if anything is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Update, or check."""
        if options["check"]:
            if lines := catalogue.missing(settings.BASE_DIR):
                raise CommandError("\n".join(lines))
            return
        texts, untranslated = catalogue.update(settings.BASE_DIR)
        self.stdout.write(f"{texts} texts, {untranslated} without Swedish")
