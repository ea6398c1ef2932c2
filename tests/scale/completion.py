"""How fast completion answers among 20,000 people: mentions, threads, tags; the whole way through a real server.

    .venv/bin/python -m tests.scale.completion [--json]

Makes a database of its own (PostgreSQL where it can be reached, else SQLite): 20,000 people of 150 organisations in
six networks, one of which holds them all, 2,000 threads and 300 tags. Prints the 95th percentile of each kind of
question, asked one after the other as a typist's browser asks.
"""

import argparse
import http.client
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from tests.scale.database import database
from tests.scale.pages import fill, settle
from tests.scale.server import cores, daphne, free_port

PEOPLE = 20_000
THREADS = 2_000
TAGS = 300
ASKED = 300
BETWEEN = 0.2  # seconds: as fast as a person may ask (community/writing/views.py)
FIRST = (
    *("Astrid", "Torulf", "Saga", "Freja", "Odd", "Rut", "Åke", "Ärla", "Östen"),
    *("Anna", "Maria", "Lars", "Erik", "Karin", "Nils", "Olof", "Eva", "Per"),
)
LAST = (
    *("Blålavén", "Fjällrute", "Kvistmark", "Fjärilsäng", "Andersson"),
    *("Åkerlund", "Öberg", "Lindqvist", "Berg", "Ström", "Dahl"),
)


def people() -> None:
    """Fill the place up with people whom everybody may mention, all of them members of the first network."""
    from django.db import connection
    from django.utils import timezone

    from networks.membership.models import Membership, Network
    from networks.organisations.models import Organisation
    from networks.people.models import Person

    dice, now = random.Random(1), timezone.now()
    bodies, network = list(Organisation.objects.all()), Network.objects.get(slug="natverk-0")
    made = Person.objects.bulk_create(
        (
            Person(
                email=f"many{n}@kommun.example",
                name=f"{dice.choice(FIRST)} {dice.choice(LAST)} {dice.choice(LAST)}-{n}",
                organisation=bodies[n % len(bodies)],
                joined_at=now,
                confirmed_at=now,
            )
            for n in range(PEOPLE)
        ),
        batch_size=1_000,
    )
    Membership.objects.bulk_create(
        (Membership(network=network, person=each, joined_at=now) for each in made), batch_size=1_000
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def tags() -> None:
    """Add the list of tags."""
    from community.tags.models import Synonym, Tag

    names = [f"{first.lower()} {last.lower()} {n}" for n in range(2) for first in FIRST for last in LAST]
    made = [Tag.objects.create(slug=f"tag-{n}", name=name) for n, name in enumerate(names[:TAGS])]
    Synonym.objects.bulk_create(Synonym(tag=tag, name=f"syn {tag.name}") for tag in made)


def typed(words: list[str]) -> Iterator[str]:
    """The beginnings of words, as somebody types them: one letter more each time."""
    dice = random.Random(2)
    while True:
        word = dice.choice(words)
        for length in range(1, min(len(word), 8) + 1):
            yield word[:length]


def ask(port: int, cookie: str, path: str, words: list[str]) -> list[float]:
    """Ask for offers one after the other; return how long each took, in milliseconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    times: list[float] = []
    for word, _ in zip(typed(words), range(ASKED + 20), strict=False):
        begun = time.perf_counter()
        connection.request("GET", path + quote(word), headers={"Cookie": cookie})
        answer = connection.getresponse()
        body = answer.read()
        times.append((time.perf_counter() - begun) * 1_000)
        time.sleep(BETWEEN)
        if answer.status != 200:
            raise RuntimeError(f"{path}{word}: {answer.status} {body[:200]!r}")
    connection.close()
    return sorted(times[20:])


def questions() -> dict[str, tuple[str, list[str]]]:
    """What is asked: where, and with which words."""
    full = [f"{first} {last}" for first in FIRST for last in LAST]
    nobody = ["Xyzqw", "Qqqqq", "Zzz zzz"]
    here, there = "/write/mentions/?network=natverk-0&q=", "/write/mentions/?network=natverk-1&q="
    return {
        "mention_p95_ms": (here, [*FIRST, *LAST, *full]),
        "mention_nobody_p95_ms": (here, nobody),
        "mention_elsewhere_p95_ms": (there, [*FIRST, *LAST, *full, *nobody]),
        "thread_p95_ms": (
            "/write/threads/?network=natverk-0&q=",
            ["digital", "introduktion", "vem", *nobody],
        ),
        "tag_p95_ms": ("/tags/complete/?q=", [each.lower() for each in [*FIRST, *LAST, *nobody]]),
    }


def run() -> dict[str, float | str]:
    """Measure in a database and a folder that are thrown away."""
    with tempfile.TemporaryDirectory(prefix="erfa-scale-") as folder, database(Path(folder)) as url:
        port = free_port()
        settle(Path(folder), url, port)
        from tests.scale import rows

        rows.LONG, rows.THREADS = 3_000, THREADS  # more than threads: places in a network are given once
        _forum, cookie = fill()
        people()
        tags()
        from django.db import connection, connections

        result: dict[str, float | str] = {"database": connection.vendor}
        usable = cores()
        with daphne(port, usable[0] if len(usable) > 1 else None):
            for name, (path, words) in questions().items():
                times = ask(port, cookie, path, words)
                result[name] = round(times[int(len(times) * 0.95)], 1)
                result[name.replace("p95", "p50")] = round(times[len(times) // 2], 1)
        connections.close_all()
        if pool := getattr(connection, "pool", None):
            pool.close()
        return result


def main() -> int:
    """Print one JSON object with --json, else a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    wishes = parser.parse_args()
    result = run()
    if wishes.json:
        print(json.dumps(result))
        return 0
    for name, value in result.items():
        print(f"{name:28} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
