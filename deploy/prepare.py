"""Brings the database, the translations and the static files up to date, in one Django process.

    .venv/bin/python -m deploy.prepare

Does only what has changed since the last time (deploy/stamps.py). DEMO=no leaves the demo content out.
"""

import io
import os

from deploy import stamps
from deploy.trouble import VAR, Trouble, told


def main() -> int:
    """Prepare everything. Raises Trouble when the database or Redis can't be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # only now: .venv is complete

    django.setup()
    known, wanted = stamps.read(), stamps.current()
    if known.get("where") != wanted["where"]:
        known = {}
    database(known, wanted)
    static(known, wanted)
    stamps.write({**wanted, "sign_ins": sign_ins()})
    return 0


def database(known: dict[str, str], wanted: dict[str, str]) -> None:
    """Migrate, load the organisations and, into an empty database, the demo content."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    need_database()
    executor = MigrationExecutor(connection)
    behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if behind:
        say("Bringing the database up to date …")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    if behind or known.get("organisations") != wanted["organisations"]:
        call_command("load_organisations")
    if demo_wished():
        call_command("load_demo", if_empty=True)


def static(known: dict[str, str], wanted: dict[str, str]) -> None:
    """Compile the translations and collect the static files."""
    from django.core.management import call_command

    call_command("compile_messages", verbosity=0)
    if known.get("static") != wanted["static"] or not (VAR / "static").exists():
        say("Collecting static files …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def need_database() -> None:
    """Raise Trouble, in one sentence, when the database refuses us."""
    from django.conf import settings
    from django.db import connection
    from django.db.utils import OperationalError

    try:
        if connection.vendor == "postgresql":
            # Past the pool, which would try again for a long time and tell each try.
            import psycopg

            psycopg.connect(settings.DATABASE_URL, connect_timeout=5).close()
        else:
            connection.ensure_connection()
    except (OperationalError, psycopg_error()) as error:
        words = str(error).strip().splitlines()[-1].rpartition("FATAL:")[2].strip()
        raise Trouble(
            f"The database can't be used ({words}): correct DATABASE_URL, or make what it names."
        ) from error


def psycopg_error() -> type[Exception]:
    """Return psycopg's own error class, for a connection made without Django."""
    import psycopg

    return psycopg.Error


def demo_wished() -> bool:
    """Say whether the operator wants the demo content (DEMO=no leaves it out)."""
    return os.environ.get("DEMO", "").lower() not in {"no", "0", "off", "false"}


def sign_ins() -> str:
    """Return the lines that tell whom to sign in as, empty where there is no demo."""
    if not demo_wished():
        return ""
    from django.core.management import call_command

    words = io.StringIO()
    call_command("load_demo", who=True, stdout=words)
    return words.getvalue().strip()


def say(words: str) -> None:
    """Tell the person at the keyboard what is going on."""
    print(words, flush=True)


if __name__ == "__main__":
    told(main)
