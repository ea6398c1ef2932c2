"""`manage.py make_member 2480`: let an organisation take part."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from base import clock
from networks.organisations import actions
from networks.organisations.models import Organisation


class Command(BaseCommand):
    """Until administrators do it on a page."""

    help = "Let an organisation take part in Erfa, from today or a given date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, and since when."""
        parser.add_argument("code", help="SCB's code (2480, 24) or x-<slug>")
        parser.add_argument("--since", type=date.fromisoformat, default=None, help="YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it a member."""
        found = Organisation.objects.coded(options["code"]).first()
        if found is None:
            raise CommandError(
                f"No organisation has the code {options['code']}. Run load_organisations first."
            )
        made = actions.make_member(found, since=options["since"] or clock.now().date())
        self.stdout.write(f"{made.name} takes part since {made.member_since}.")
