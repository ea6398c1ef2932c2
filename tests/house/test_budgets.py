"""A file stays short enough to be read in one go."""

from pathlib import Path

from tests.house import tree

BUDGETS = {".py": 300, ".js": 120, ".css": 150, ".html": 80}
TEST_BUDGET = 400
# Files that are still longer, with the length they may have. This list only shrinks: an entry that
# allows more than the file needs is an error too.
EXCEPTIONS: dict[str, int] = {}
NOT_WRITTEN_BY_HAND = ("/migrations/", "/vendor/")


def budget(name: str) -> int | None:
    """Return how many lines a file may have, None where nobody counts."""
    if any(part in f"/{name}" for part in NOT_WRITTEN_BY_HAND):
        return None
    suffix = Path(name).suffix
    return TEST_BUDGET if name.startswith("tests/") and suffix == ".py" else BUDGETS.get(suffix)


def problems(lengths: dict[str, int], exceptions: dict[str, int]) -> list[str]:
    """Return what is too long, and the exceptions that are no longer needed."""
    found = []
    for name, lines in lengths.items():
        limit = budget(name)
        if limit is None:
            continue
        if name in exceptions and lines != exceptions[name]:
            verb = "lower" if lines < exceptions[name] else "split the file, don't raise"
            found.append(f"{name}: {lines} lines, exception of {exceptions[name]}: {verb} it")
        elif name not in exceptions and lines > limit:
            found.append(f"{name}: {lines} lines, {limit} at most")
        elif name in exceptions and lines <= limit:
            found.append(f"{name}: fits its budget of {limit} now, remove the exception")
    return found + [
        f"{name}: exception for a file that is gone" for name in exceptions if name not in lengths
    ]


def test_every_file_keeps_its_budget() -> None:
    lengths = {tree.name(path): len(tree.text(path).splitlines()) for path in tree.files(*BUDGETS)}
    assert problems(lengths, EXCEPTIONS) == []


def test_short_files_and_needed_exceptions_pass() -> None:
    assert problems({"base/a.py": 300, "tests/a.py": 400, "static/b.css": 200}, {"static/b.css": 200}) == []


def test_long_files_and_idle_exceptions_are_told() -> None:
    assert problems({"base/a.py": 301}, {}) == ["base/a.py: 301 lines, 300 at most"]
    assert len(problems({"a.js": 130}, {"a.js": 140})) == 1
    assert len(problems({"a.js": 100}, {"a.js": 100})) == 1
    assert problems({}, {"gone.py": 400}) == ["gone.py: exception for a file that is gone"]
