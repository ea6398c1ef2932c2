"""`manage.py create_admin`: the first account. There is no open sign-up."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from base.errors import Invalid
from networks.organisations.models import Organisation
from networks.people import actions


class Command(BaseCommand):
    """The password comes from --password, from standard input, or is asked for."""

    help = "Make an administrator's account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who it is."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument("--title", default="")
        parser.add_argument(
            "--organisation", required=True, metavar="CODE", help="SCB's code (2480, 24) or x-<slug>"
        )
        parser.add_argument("--language", default="sv", choices=["sv", "en"])
        parser.add_argument("--password", help="seen by others on this machine; better on standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account, or say what is wrong with what was given."""
        organisation = Organisation.objects.coded(options["organisation"]).first()
        if organisation is None:
            code = options["organisation"]
            raise CommandError(
                f"No organisation has the code {code}. Run load_organisations, or check the code."
            )
        try:
            with translation.override("en"):
                person = actions.create_person(
                    email=options["email"],
                    name=options["name"],
                    title=options["title"],
                    organisation=organisation,
                    password=options["password"] or _password(),
                    language=options["language"],
                    is_admin=True,
                )
        except Invalid as error:
            raise CommandError(
                "\n".join(f"{name}: {' '.join(texts)}" for name, texts in error.fields.items())
            ) from None
        self.stdout.write(f"{person.name} is an administrator and signs in with {person.email}.")


def _password() -> str:
    """Ask at a terminal, else read the first line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\r\n")
