"""Loads the demo content through the same actions as people use, in the order of time across its files.

All of it is one transaction: a load that is interrupted has never happened, and can be started again.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from base import clock, limits, mail
from base.events.delivery import deliver_due
from demo import files
from demo.arrivals import Arrivals
from demo.care import Care
from demo.models import DemoObject
from demo.progress import Progress
from demo.talk import Talk
from demo.world import Step, World
from networks.organisations.models import Organisation
from networks.people.models import Person

ADDRESSES = "@demo.example"


def is_loaded() -> bool:
    """Whether the demo lives in this database."""
    return DemoObject.objects.exists()


def has_people() -> bool:
    """Whether anybody has an account in this database."""
    return bool(Person.objects.exists())


def refusal() -> str:
    """Return why the demo must not be loaded here, or nothing."""
    if Person.objects.exclude(email__endswith=ADDRESSES).exists():
        return "Real people have accounts here, and invented ones must not stand beside them: use another database."
    if has_people():
        return "The demo's people are here without its content: start over with an empty database."
    if not Organisation.objects.exists():
        return "The organisations are not here yet: run `manage.py load_organisations` first."
    return ""


def load(progress: Progress, *, steps: list[Step], world: World) -> None:
    """Take every step at its own time, then let everybody hear of it, without mail and limits."""
    with transaction.atomic(), limits.unlimited(), mail.silent():
        for step in steps:
            with clock.at(step.at):
                step.do()
            progress.step()
        world.save_names()
        share_password(world)
        while deliver_due():
            pass


def share_password(world: World) -> None:
    """Let all of the demo sign in with one password. It is printed for everybody, so no rule could pass it,
    and it is hashed once: hashing is meant to be slow.
    """
    everybody = [person.pk for person in world.people.values()]
    Person.objects.filter(pk__in=everybody).update(
        password=make_password(settings.DEMO_PASSWORD),
        welcomed_at=F("joined_at"),  # they have lived here for a year
        second_factor_by=None,  # the demo's leads and administrator share a password, and need no more than that
    )


def plan(now: datetime | None = None) -> tuple[World, list[Step]]:
    """Return an empty world and every step in the order of time, for a load at `now`."""
    now = now or timezone.now()
    world, content = World(), files.read()
    steps = [step for part in (Arrivals, Talk, Care) for step in part(world, content, now).steps()]
    return world, sorted(steps, key=lambda step: step.at)
