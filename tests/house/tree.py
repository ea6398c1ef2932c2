"""The files of the repository, as the rules look at them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# From the ground up: a floor may know those before it.
FLOORS = ("base", "networks", "community", "realtime", "pages", "demo", "config")
MADE_HERE = {".git", ".venv", "var", "node_modules", "htmlcov", "test-results"}


@cache
def everything() -> tuple[Path, ...]:
    """Return all files that belong to the repository, none that are made on the machine."""
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if (
            path.name in MADE_HERE
            or path.name.endswith(("_cache", ".pyc", ".mo"))
            or path.name == "__pycache__"
        ):
            continue
        if path.name.startswith((".coverage", ".hypothesis")):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def name(path: Path) -> str:
    """Return how a report calls a file."""
    return path.relative_to(ROOT).as_posix()


def files(*endings: str, below: tuple[str, ...] = ()) -> list[Path]:
    """Return the files with one of the endings, in one of the folders (or anywhere)."""
    return [
        path
        for path in everything()
        if path.name.endswith(endings)
        and (not below or name(path).startswith(tuple(f"{each}/" for each in below)))
    ]


def product(*endings: str) -> list[Path]:
    """Return the files of the product itself: no tests, no migrations."""
    return [path for path in files(*endings, below=FLOORS) if "migrations" not in path.parts]


@cache
def text(path: Path) -> str:
    """Return the content of a text file."""
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(text(path))


def document(path: str) -> str:
    """Return the text of a document, empty if nobody has written it."""
    file = ROOT / path
    return text(file) if file.exists() else ""
