"""Remembers in var/prepared.json what has been prepared from which files, so that nothing is done twice."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from deploy.trouble import ROOT, VAR

FILE = VAR / "prepared.json"
# What each piece of preparation is made from, as patterns below the repository.
SOURCES = {
    "database": ["*/*/migrations/*.py", "*/migrations/*.py", "requirements.lock"],
    "organisations": ["networks/organisations/data/*"],
    "demo": ["demo/data/*"],
    "messages": ["locale/*/LC_MESSAGES/*.po"],
    "static": ["static/**/*", "base/web/st*.py", "requirements.lock"],
}


def current() -> dict[str, str]:
    """Return, for each piece, the hash that stands for what it would be made from now."""
    where = os.environ.get("DATABASE_URL", "")
    wanted = {piece: digest(patterns) for piece, patterns in SOURCES.items()}
    wanted["where"] = hashlib.sha256(where.encode()).hexdigest()  # hashed: it may hold a password
    wanted["wish"] = os.environ.get("DEMO", "")
    return wanted


def digest(patterns: Iterable[str]) -> str:
    """Return one hash over names and contents of all files that the patterns find."""
    found = hashlib.sha256()
    for pattern in patterns:
        for file in sorted(ROOT.glob(pattern)):
            if file.is_file():
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                found.update(f"{file.relative_to(ROOT)} {content}\n".encode())
    return found.hexdigest()


def read() -> dict[str, str]:
    """Return what was remembered; nothing if the file is missing or broken."""
    try:
        known = json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def write(stamps: dict[str, str]) -> None:
    """Remember `stamps`; a crash half-way leaves the old ones."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    fresh = FILE.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(stamps, indent=1, sort_keys=True), encoding="utf-8")
    fresh.replace(FILE)


def nothing_to_do() -> bool:
    """Say whether everything stands as it was prepared; then Django need not even be started.

    Only for SQLite, whose file can be seen from here. A database server may have been emptied meanwhile.
    """
    where = os.environ.get("DATABASE_URL", "")
    if where and not where.startswith("sqlite"):
        return False
    file = Path(where.removeprefix("sqlite:///")) if where else VAR / "erfa.sqlite3"
    made = [file if file.is_absolute() else ROOT / file, VAR / "static"]
    made += [po.with_suffix(".mo") for po in ROOT.glob("locale/*/LC_MESSAGES/*.po")]
    known = read()
    return all(each.exists() for each in made) and current().items() <= known.items()
