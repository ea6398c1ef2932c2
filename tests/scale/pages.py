"""How fast pages are: queries, time alone, requests per second on one core, and what they weigh.

    .venv/bin/python -m tests.scale.pages [--json]

Makes a database of its own (PostgreSQL where it can be reached, else SQLite) with 2,000 threads, one of them with
100,000 posts, serves it with a real Daphne on one core and asks from the other. Takes a minute or two.
"""

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.scale.database import database
from tests.scale.load import Target, measure
from tests.scale.server import cores, cpu_seconds, daphne, free_port
from tests.scale.weight import weigh

if TYPE_CHECKING:
    from tests.scale.rows import Forum

SATURATED = 4  # connections; more only wait for each other
SECONDS = 8.0


@dataclass(slots=True)
class Result:
    """What is printed. None: can't be measured here."""

    thread_queries: int | None = None
    thread_queries_100k: int | None = None
    front_queries: int | None = None
    thread_p50_ms: float | None = None
    thread_p50_ms_100k: float | None = None
    thread_rps_core: float | None = None
    page_kb: float | None = None
    js_kb: float | None = None


def run() -> tuple[Result, dict[str, object]]:
    """Measure everything in a database and a folder that are thrown away; return it with what else was seen."""
    with tempfile.TemporaryDirectory(prefix="erfa-scale-") as folder, database(Path(folder)) as url:
        port = free_port()
        settle(Path(folder), url, port)
        forum, cookie = fill()
        result, more = Result(), {}
        count(forum, result)
        serve(forum, cookie, port, result, more)
        from django.db import connection, connections

        more["database"] = connection.vendor
        connections.close_all()
        if pool := getattr(connection, "pool", None):
            pool.close()
        return result, more


def settle(folder: Path, url: str, port: int) -> None:
    """Point the settings at the measured site, as an operator would, and start Django."""
    for name in ("DEBUG", "BASE_URL", "REDIS_URL", "DEMO", "SECRET_KEY"):
        os.environ.pop(name, None)
    os.environ.update(
        DATABASE_URL=url,
        VAR_DIR=str(folder),
        PORT=str(port),
        EMAIL_URL="memory:",
        DJANGO_SETTINGS_MODULE="config.settings",
    )
    import django

    django.setup()


def fill() -> "tuple[Forum, str]":
    """Migrate, make the rows and the static files; return the forum and a signed-in cookie."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from tests.scale.rows import Maker

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("compile_messages", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    forum = Maker().forum()
    client = Client()
    client.force_login(forum.reader)
    return forum, f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def count(forum: "Forum", result: Result) -> None:
    """Count queries, at the beginning of threads, in the middle and at the end, in both views."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": f"127.0.0.1:{os.environ['PORT']}"})
    client.force_login(forum.reader)

    def queries(path: str) -> int:
        client.get(path)  # what is kept for the life of a process is there from the second page on
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(path, follow=True)
        assert answer.status_code == 200, (path, answer.status_code)
        return len(seen)

    plain, short, long = (each.get_absolute_url() for each in (forum.plain, forum.short, forum.long))
    result.thread_queries = max(queries(plain), queries(short))
    result.thread_queries_100k = max(queries(f"{long}{rest}") for rest in deep())
    result.front_queries = queries(forum.network.get_absolute_url())


def deep() -> list[str]:
    """Return the first page of a thread, and one far into it."""
    return ["", "?from=99900"]


def serve(forum: "Forum", cookie: str, port: int, result: Result, more: dict[str, object]) -> None:
    """Measure the real server: time alone, weight, and what one core can do."""
    from django.db import connection

    usable = cores()
    server_core, my_core = (usable[0], usable[1]) if len(usable) > 1 else (None, None)
    plain = Target(port, forum.plain.get_absolute_url(), cookie)
    deep_in = Target(port, forum.long.get_absolute_url() + deep()[-1], cookie)
    front = Target(port, forum.network.get_absolute_url(), cookie)
    with daphne(port, server_core) as pid:
        weight = weigh(port, plain.path, cookie)
        result.page_kb, result.js_kb = round(weight.page / 1000, 1), round(weight.js / 1000, 1)
        more["weight"] = {
            "html": weight.html,
            "css": weight.css,
            "js": weight.js,
            "files": len(weight.scripts),
        }
        alone = measure(plain, connections=1, seconds=SECONDS / 2, core=my_core)
        far = measure(deep_in, connections=1, seconds=SECONDS / 2, core=my_core)
        result.thread_p50_ms, result.thread_p50_ms_100k = round(alone.p50_ms, 1), round(far.p50_ms, 1)
        if connection.vendor == "postgresql" and my_core is not None:
            for name, target in {"thread": plain, "thread at 99,900": deep_in, "front": front}.items():
                more[name] = row = saturate(target, pid, my_core)
                if target is plain:
                    result.thread_rps_core = row["per_core_second"]


def saturate(target: Target, pid: int, core: int) -> dict[str, float]:
    """Ask for as much as the server gives; return answers per second, and per second that its core worked for it.

    On a quiet machine the two are the same. Beside busy neighbours the first one measures the neighbours too.
    """
    before = cpu_seconds(pid)
    full = measure(target, connections=SATURATED, seconds=SECONDS, core=core)
    worked = cpu_seconds(pid) - before
    row = {**asdict(full), "per_core_second": full.asked / worked, "cpu_ms": 1000 * worked / full.asked}
    return {name: round(value, 1) for name, value in row.items()}


def main() -> int:
    """Print one JSON object with --json, else the same and more as lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    wishes = parser.parse_args()
    result, more = run()
    if wishes.json:
        print(json.dumps(asdict(result)))
        return 0
    for name, value in {**asdict(result), **more}.items():
        print(f"{name:24} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
