"""The demo, loaded once for all tests of a file and taken back afterwards."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from django.core.management.base import OutputWrapper
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from demo import files, load
from demo.files import Content
from demo.progress import Progress
from networks.organisations import actions as organisations
from networks.organisations.rows import organisations as rows


@dataclass(frozen=True, slots=True)
class Demo:
    """What was loaded, and when."""

    content: Content
    now: datetime


def load_all(now: datetime) -> None:
    """Load organisations and demo, as `make run` does."""
    organisations.load(rows())
    world, steps = load.plan(now)
    load.load(Progress(OutputWrapper(io.StringIO()), len(steps)), steps=steps, world=world)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Demo]:
    """The whole demo, in a transaction that is rolled back after the last test of the file."""
    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        load_all(now)
        yield Demo(files.read(), now)
        transaction.set_rollback(True)
