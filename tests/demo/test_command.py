"""`manage.py load_demo` is safe to run again, beside real people, and after being interrupted."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from demo import load
from demo.models import DemoObject
from demo.world import Step
from networks.people.models import Person
from tests.demo.conftest import Demo, load_all


def said(*arguments: str) -> str:
    """Return what the command prints."""
    out = io.StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def test_a_second_run_says_that_it_is_loaded(demo: Demo) -> None:
    before = DemoObject.objects.count()
    assert said() == "The demo content is loaded already.\n"
    assert said("--if-empty") == ""
    assert DemoObject.objects.count() == before


def test_it_tells_whom_to_sign_in_as(demo: Demo) -> None:
    lines = said("--who").splitlines()
    assert [line.split()[0] for line in lines[1:4]] == [
        "p40@demo.example",
        "p01@demo.example",
        "admin@demo.example",
    ]
    assert lines[4] == "Password for all: erfa-demo-2026"


@pytest.mark.django_db
def test_where_nothing_is_loaded_there_is_nobody_to_sign_in_as() -> None:
    assert said("--who").strip() == ""


@pytest.mark.django_db
def test_it_refuses_beside_real_people(astrid: Person) -> None:
    with pytest.raises(CommandError, match=r"^Real people have accounts here"):
        said()
    assert said("--if-empty") == ""
    assert DemoObject.objects.count() == 0


@pytest.mark.django_db
def test_it_says_what_to_load_first() -> None:
    with pytest.raises(CommandError, match="load_organisations"):
        said("--if-empty")


@pytest.mark.django_db
def test_it_says_how_to_start_over_where_only_people_are_left() -> None:
    load_all(timezone.now())
    DemoObject.objects.all().delete()
    with pytest.raises(CommandError, match="start over with an empty database"):
        said()


@pytest.mark.django_db
def test_an_interrupted_load_has_never_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    world, steps = load.plan(timezone.now())
    stop = Step(steps[20].at, lambda: exec("raise KeyboardInterrupt"))  # noqa: S102 - as Ctrl-C does
    monkeypatch.setattr(load, "plan", lambda: (world, [*steps[:20], stop, *steps[20:]]))
    call_command("load_organisations", stdout=io.StringIO())
    with pytest.raises(KeyboardInterrupt):
        said()
    assert Person.objects.count() == 0
    assert said("--who").strip() == ""
