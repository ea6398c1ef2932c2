"""The documents name every setting, command, event and cap, and none that is gone."""

import ast
import re

from base.events.registry import known_events
from tests.house import tree

OPERATIONS = "docs/operations.md"
READERS = {"os.environ.get", "os.getenv", "env.flag", "flag", "environ.get"}
# Set by the platform or the test tools, not by whoever runs Erfa.
NOT_OURS = {"PATH", "HOME", "CI", "DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER", "TEST_DB_SUFFIX"}
SETTING = re.compile(r"^\|\s*`([A-Z][A-Z0-9_]+)`", re.MULTILINE)
COMMAND = re.compile(r"`(?:manage\.py )?([a-z]+(?:_[a-z]+)*)(?: [^`]*)?`")


def settings_read(module: ast.Module) -> set[str]:
    """Return the environment variables that a file reads by name."""
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in READERS and node.args:
            key: ast.expr = node.args[0]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            key = node.slice
        else:
            continue
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            found.add(key.value)
    return found - NOT_OURS


def settings() -> set[str]:
    """Return every environment variable that Erfa reads."""
    files = [*tree.product(".py"), *tree.files(".py", below=("deploy",))]
    return {name for path in files for name in settings_read(tree.parsed(path))}


def commands() -> set[str]:
    """Return every command of ours for manage.py."""
    return {
        path.stem
        for path in tree.product(".py")
        if path.parent.name == "commands" and path.stem != "__init__"
    }


def caps() -> dict[str, int]:
    """Return the greatest lengths of texts, by name."""
    from base import text

    return {name: getattr(text, name) for name in ("CHAT", "POST", "TITLE", "TAG", "NAME")}


def problems(wanted: set[str], told: set[str], what: str) -> list[str]:
    """Return what the documents forget, and what they tell of things that are gone."""
    return [f"{what} {each} is not documented" for each in sorted(wanted - told)] + [
        f"{what} {each} is documented but no longer there" for each in sorted(told - wanted)
    ]


def test_every_setting_is_in_the_table_of_operations() -> None:
    assert problems(settings(), set(SETTING.findall(tree.document(OPERATIONS))), "setting") == []


def test_every_command_is_named() -> None:
    told = set(COMMAND.findall(tree.document(OPERATIONS)))
    assert problems(commands(), told & commands(), "command") == []


def test_every_event_is_named() -> None:
    words = set(
        re.findall(r"`(\w+)`", "".join(tree.text(path) for path in tree.files(".md", below=("docs",))))
    )
    assert problems(set(known_events()), words & set(known_events()), "event") == []


def test_every_cap_is_named_with_its_number() -> None:
    document = tree.document(OPERATIONS).replace("\N{NO-BREAK SPACE}", "").replace(",", "")
    wrong = [
        f"{name} {cap}"
        for name, cap in caps().items()
        if not re.search(rf"`{name}`[^\n]*\b{cap}\b", document)
    ]
    assert wrong == []


def test_settings_are_found_however_they_are_read() -> None:
    source = "os.environ.get('A')\nenv.flag('B')\nos.environ['C']\nos.getenv('D', 1)\nother.get('E')\nos.getenv(name)"
    assert settings_read(ast.parse(source)) == {"A", "B", "C", "D"}


def test_a_forgotten_and_a_stale_setting_are_told() -> None:
    assert problems({"PORT"}, set(), "setting") == ["setting PORT is not documented"]
    assert problems(set(), {"PORT"}, "setting") == ["setting PORT is documented but no longer there"]
