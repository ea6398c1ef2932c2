"""`manage.py load_demo`: the demo content into an empty database; `--who`: whom to sign in as."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo import load
from demo.progress import Progress
from demo.sign_ins import sign_ins


class Command(BaseCommand):
    """Makes a year of invented conversation. Safe to run twice, and after being interrupted."""

    help = "Load the demo content (invented people and conversations) into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what can be asked for."""
        parser.add_argument("--if-empty", action="store_true", help="do nothing where people have accounts")
        parser.add_argument("--who", action="store_true", help="only print whom to sign in as")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say why not in one sentence. Raises CommandError."""
        if options["who"]:
            self.stdout.write(sign_ins())
            return
        if load.is_loaded():
            if not options["if_empty"]:
                self.stdout.write("The demo content is loaded already.")
            return
        if reason := load.refusal():
            if options["if_empty"] and load.has_people():
                return
            raise CommandError(reason)
        self._load()

    def _load(self) -> None:
        world, steps = load.plan()
        progress = Progress(self.stdout, len(steps))
        progress.line(f"Loading the demo content, {len(steps)} acts of a year …")
        load.load(progress, steps=steps, world=world)
        progress.line(f"The demo content is loaded ({progress.seconds:.0f} s).")
