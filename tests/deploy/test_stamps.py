"""A second start does nothing twice, and nothing that is needed is left out."""

import hashlib
from pathlib import Path

import pytest

from deploy import install, stamps


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one catalogue, and nothing prepared."""
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    monkeypatch.setattr(stamps, "VAR", tmp_path / "var")
    monkeypatch.setattr(stamps, "FILE", tmp_path / "var" / "prepared.json")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DEMO", raising=False)
    (tmp_path / "locale/sv/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locale/sv/LC_MESSAGES/django.po").write_text("one")
    return tmp_path


def prepare(place: Path) -> None:
    stamps.write(stamps.current())
    (place / "var/static").mkdir()
    (place / "var/erfa.sqlite3").touch()
    (place / "locale/sv/LC_MESSAGES/django.mo").touch()


def test_what_is_prepared_stays_prepared(place: Path) -> None:
    assert not stamps.nothing_to_do()
    prepare(place)
    assert stamps.nothing_to_do()


@pytest.mark.parametrize("gone", ["var/erfa.sqlite3", "locale/sv/LC_MESSAGES/django.mo", "var/prepared.json"])
def test_what_was_removed_is_made_again(place: Path, gone: str) -> None:
    prepare(place)
    (place / gone).unlink()
    assert not stamps.nothing_to_do()


@pytest.mark.parametrize(
    "file", ["locale/sv/LC_MESSAGES/django.po", "static/a.css", "base/keys/migrations/2.py"]
)
def test_a_changed_file_is_seen(place: Path, file: str) -> None:
    prepare(place)
    (place / file).parent.mkdir(parents=True, exist_ok=True)
    (place / file).write_text("two")
    assert not stamps.nothing_to_do()


@pytest.mark.parametrize(("name", "value"), [("DATABASE_URL", "sqlite:///other.sqlite3"), ("DEMO", "no")])
def test_another_wish_is_seen(place: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    prepare(place)
    monkeypatch.setenv(name, value)
    assert not stamps.nothing_to_do()


def test_a_server_may_have_been_emptied_so_it_is_always_asked(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://erfa@127.0.0.1/erfa")
    prepare(place)
    assert not stamps.nothing_to_do()


def test_a_broken_memory_is_no_memory(place: Path) -> None:
    prepare(place)
    stamps.FILE.write_text("{")
    assert stamps.read() == {}
    assert not stamps.nothing_to_do()


def test_the_password_of_the_database_is_not_remembered(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://erfa:hush@127.0.0.1/erfa")
    prepare(place)
    assert "hush" not in stamps.FILE.read_text()


def test_a_lock_is_installed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, dev = tmp_path / "requirements.lock", tmp_path / "requirements-dev.lock"
    lock.write_text("one")
    dev.write_text("one two")
    ran: list[str] = []

    class Done:
        returncode = 0

    def pip(command: list[str], **options: object) -> Done:
        ran.append(command[-1])
        return Done()

    monkeypatch.setattr(install, "RUN", lock)
    monkeypatch.setattr(install, "DEV", dev)
    monkeypatch.setattr(install, "STAMP", tmp_path / "installed")
    monkeypatch.setattr(install, "usable", lambda: True)
    monkeypatch.setattr(install.subprocess, "run", pip)
    install.install(dev)
    install.install(lock)
    install.install(dev)
    assert ran == [str(dev)]
    lock.write_text("other")
    install.install(lock)
    assert ran == [str(dev), str(lock)]
    assert hashlib.sha256(b"other").hexdigest() in install.installed()
