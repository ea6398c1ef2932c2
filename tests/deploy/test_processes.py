"""The web server and the worker start together and end together."""

import sys
import time

import pytest

from deploy import processes
from deploy.processes import Family
from deploy.trouble import Trouble

STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
]
FAILS = [sys.executable, "-c", "raise SystemExit(3)"]
IS_KILLED = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]


@pytest.fixture(autouse=True)
def signals_restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ending a family makes the runner deaf to Ctrl-C; pytest shall stay able to hear it."""
    monkeypatch.setattr(processes.signal, "signal", lambda number, handler: None)


@pytest.mark.parametrize(
    ("command", "how"), [(FAILS, "ended with code 3"), (IS_KILLED, "was ended by SIGKILL")]
)
def test_one_that_dies_ends_the_other_and_is_named(command: list[str], how: str) -> None:
    family = Family({"The web server": STAYS, "The job worker": command})
    with pytest.raises(Trouble, match=f"^The job worker {how}, so Erfa stops"), family:
        family.watch()
    assert family.children["The web server"].returncode == -15


def test_both_are_ended_when_the_runner_leaves() -> None:
    family = Family({"one": STAYS, "two": STAYS})
    with family:
        family.check()
    assert [child.returncode for child in family.children.values()] == [-15, -15]


def test_one_that_does_not_listen_is_ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "GRACE_S", 0.2)
    family = Family({"deaf": DEAF})
    with family:
        time.sleep(0.5)
    assert family.children["deaf"].returncode == -9
