"""Where Python is missing or too old, one sentence says what to install."""

import shutil
import stat
import subprocess
from pathlib import Path

from deploy.trouble import ROOT


def start(place: Path, path: Path) -> subprocess.CompletedProcess[str]:
    (place / "deploy").mkdir()
    shutil.copy(ROOT / "deploy/python.sh", place / "deploy")
    command = ["/bin/sh", str(place / "deploy/python.sh"), "deploy.run"]
    return subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True)


def tools(place: Path) -> Path:
    """A folder of programs with nothing but what the shell script itself calls."""
    folder = place / "bin"
    folder.mkdir()
    (folder / "dirname").symlink_to(shutil.which("dirname") or "")
    return folder


def program(folder: Path, name: str, body: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def test_no_python_at_all(tmp_path: Path) -> None:
    run = start(tmp_path, tools(tmp_path))
    assert run.returncode == 1
    assert run.stderr.startswith("Erfa needs Python 3.11 or newer: install it")
    assert run.stderr.count("\n") == 1


def test_an_old_python_is_passed_over_for_a_newer_one(tmp_path: Path) -> None:
    folder = tools(tmp_path)
    program(folder, "python3", "exit 1")
    program(folder, "python3.12", 'case $1 in -c) exit 0;; *) echo "$@";; esac')
    assert start(tmp_path, folder).stdout == "-m deploy.run\n"


def test_the_environment_that_is_there_comes_first(tmp_path: Path) -> None:
    folder = tools(tmp_path)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    program(tmp_path / ".venv/bin", "python", "case $1 in -c) exit 0;; *) echo here;; esac")
    assert start(tmp_path, folder).stdout == "here\n"
