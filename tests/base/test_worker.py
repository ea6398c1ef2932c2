"""The worker process: what it was doing when it was killed is done by the next one (kill -9, for real)."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from base.events import record, registry
from base.events.models import Delivery
from tests.base.listening.noting import register
from tests.servers import ROOT, database_url

PATIENCE = 30.0
EVENTS = range(5)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> type[Any]:
    """The event of the app that listens, known to this test only."""
    monkeypatch.setattr(registry, "_events", {})
    monkeypatch.setattr(registry, "_durable", type(registry._durable)(dict))
    return register()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start workers on the test database; none outlives the test."""
    own = {
        "DJANGO_SETTINGS_MODULE": "tests.base.listening.settings",
        "DATABASE_URL": database_url(),
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(tmp_path / "var"),
        "LISTENING_FOLDER": str(tmp_path),
    }
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", "worker"]
        started.append(
            subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **own}, stderr=(tmp_path / "log").open("ab")
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def noted(file: Path) -> list[int]:
    """Return the numbers in a file of notes."""
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def wait_until(true: Callable[[], object]) -> None:
    """Wait for something that another process does."""
    ends = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.05)


def test_a_killed_worker_loses_nothing(
    told: type[Any], start: Callable[[], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    begun, ended, hold = tmp_path / "begun", tmp_path / "ended", tmp_path / "hold"
    hold.touch()
    with transaction.atomic():
        for number in EVENTS:
            record(told(number=number))
    first = start()
    wait_until(lambda: noted(begun))
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert noted(ended) == []
    hold.unlink()
    second = start()
    wait_until(lambda: not Delivery.objects.filter(done_at=None).exists())
    assert sorted(noted(ended)) == list(EVENTS)
    assert sorted(noted(begun)) == sorted([*EVENTS, noted(begun)[0]])
    assert sorted(Delivery.objects.values_list("attempts", flat=True)) == [1, 1, 1, 1, 2]
    second.send_signal(signal.SIGTERM)
    assert second.wait(10) == 0


def test_what_happens_while_the_worker_runs_is_heard_within_seconds(
    told: type[Any], start: Callable[[], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    start()
    for number in EVENTS:
        with transaction.atomic():
            record(told(number=number))
    wait_until(lambda: len(noted(tmp_path / "ended")) == len(EVENTS))
    assert sorted(noted(tmp_path / "ended")) == list(EVENTS)
