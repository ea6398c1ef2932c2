"""`manage.py load_organisations`: municipalities and regions from the files that came with Erfa."""

from typing import Any

from django.core.management.base import BaseCommand

from networks.organisations import actions
from networks.organisations.rows import organisations

MOST_SHOWN = 20


class Command(BaseCommand):
    """Safe to run twice; makes nobody a member."""

    help = "Load or refresh the municipalities and regions; says what changed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and report."""
        report = actions.load(organisations())
        new, changed = len(report.made), len(report.changed)
        self.stdout.write(f"Organisations: {new} new, {changed} changed, {report.unchanged} as before.")
        for name, facts in list(report.changed.items())[:MOST_SHOWN]:
            self.stdout.write(f"  {name}: {', '.join(facts)}")
        if changed > MOST_SHOWN:
            self.stdout.write(f"  and {changed - MOST_SHOWN} more")
