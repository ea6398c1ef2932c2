"""`manage.py rerender`: after a new version of the renderer, while the site runs."""

from typing import Any

from django.core.management.base import BaseCommand

from base.rerender import registered, rerender


class Command(BaseCommand):
    """Renders stored texts of older renderers again."""

    help = "Render stored texts again that an older renderer has made. May be stopped and begun again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through everything that is registered."""
        for name, rows in registered().items():
            done = 0
            for count in rerender(rows):
                done += count
                self.stdout.write(f"{name}: {done}")
            self.stdout.write(f"{name}: {done} rendered again")
