"""G-04: what is installed is pinned, hashed, above the floors, needed, and explained."""

import re
import tomllib

from tests.house import tree

RUN, DEV, WHY = "requirements.lock", "requirements-dev.lock", "docs/dependencies.md"
# Below these versions there are known holes.
FLOORS = {"django": (5, 2, 14), "daphne": (4, 2, 2), "channels": (4, 3), "redis": (4, 5, 4), "bleach": (6,)}
# Names that are imported under another one, or used by their name in the settings.
IMPORTED_AS = {
    "pillow": "PIL",
    "django-storages": "storages",
    "psycopg": "psycopg",
    "channels-redis": "channels_redis",
    "django-taggit": "taggit",
    "markdown-it-py": "markdown_it",
    "linkify-it-py": "linkify",
    "django-allauth": "allauth",
    "django-csp": "csp",
    "redis": "redis",
}
PINNED = re.compile(r"^([a-z0-9][a-z0-9-]*)==([^\s;]+)", re.MULTILINE)


def pinned(lock: str) -> dict[str, str]:
    """Return name and version of everything in a lock file."""
    return dict(PINNED.findall(lock))


def problems(lock: str) -> list[str]:
    """Return the entries of a lock file that are not pinned, not hashed or below a floor."""
    found = []
    for entry in re.split(r"\n(?=[^\s#])", re.sub(r"^#.*\n", "", lock, flags=re.MULTILINE).strip()):
        first = entry.splitlines()[0]
        if not PINNED.match(entry):
            found.append(f"not pinned: {first}")
        elif "--hash=sha256:" not in entry:
            found.append(f"without hash: {first}")
    for name, floor in FLOORS.items():
        version = tuple(int(each) for each in re.findall(r"\d+", pinned(lock).get(name, "")))
        if version and version < floor:
            found.append(f"below its floor of {'.'.join(map(str, floor))}: {name}")
    return found


def wishes(group: str) -> list[str]:
    """Return the names that pyproject.toml asks for, `run` or `dev`."""
    project = tomllib.loads(tree.document("pyproject.toml"))
    listed = project["project"]["dependencies"] if group == "run" else project["dependency-groups"]["dev"]
    return [re.match(r"[\w-]+", each).group().lower().replace("_", "-") for each in listed]  # type: ignore[union-attr]


def test_both_locks_are_pinned_hashed_and_above_the_floors() -> None:
    assert problems(tree.document(RUN)) == []
    assert problems(tree.document(DEV)) == []


def test_tests_run_with_what_runs() -> None:
    run, dev = pinned(tree.document(RUN)), pinned(tree.document(DEV))
    assert {name: dev.get(name) for name in run} == run
    assert {name for name in FLOORS if name not in run} == set()


def test_what_is_asked_for_is_locked_and_explained() -> None:
    run, dev, why = (
        pinned(tree.document(RUN)),
        pinned(tree.document(DEV)),
        tree.document(WHY).replace("_", "-"),
    )
    assert [name for name in wishes("run") if name not in run] == []
    assert [name for name in wishes("dev") if name not in dev] == []
    assert [name for name in [*wishes("run"), *wishes("dev")] if f"`{name}`" not in why.lower()] == []


def test_what_runs_is_used() -> None:
    code = "\n".join(
        tree.text(path) for path in [*tree.product(".py"), *tree.files(".py", below=("deploy",))]
    )
    modules = {name: IMPORTED_AS.get(name, name.replace("-", "_")) for name in wishes("run")}
    unused = [
        name for name, module in modules.items() if not re.search(rf"\b{module}\b", code, re.IGNORECASE)
    ]
    assert unused == []


GOOD = """\
# head
django==5.2.19 \\
    --hash=sha256:ab \\
    --hash=sha256:cd
idna==3.20 ; python_version > '3' \\
    --hash=sha256:ef
"""


def test_a_good_lock_passes() -> None:
    assert problems(GOOD) == []


def test_loose_unhashed_and_old_entries_are_told() -> None:
    assert problems("idna>=3 \\\n    --hash=sha256:ab\n") == ["not pinned: idna>=3 \\"]
    assert problems("--extra-index-url somewhere\n") == ["not pinned: --extra-index-url somewhere"]
    assert problems("idna==3.20\n") == ["without hash: idna==3.20"]
    assert problems("django==5.2.9 \\\n    --hash=sha256:ab\n") == ["below its floor of 5.2.14: django"]
