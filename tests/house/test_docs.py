"""The documents name every setting, command, event and cap, and none that is gone."""

import ast
import re

from django.apps import apps
from django.core.management import get_commands

from base.events.registry import known_events
from base.text import caps
from tests.house import tree

OPERATIONS = "docs/operations.md"
READERS = {"os.environ.get", "os.getenv", "env.flag", "env.number", "flag", "environ.get"}
# Set by the platform or the test tools, not by whoever runs Erfa.
NOT_OURS = {"PATH", "HOME", "CI", "DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER", "TEST_DB_SUFFIX"}
OURS = {config.name for config in apps.get_app_configs() if config.name.split(".")[0] in tree.FLOORS}
FIRST_CELL = re.compile(r"^\|([^|]+)\|", re.MULTILINE)
SETTING = re.compile(r"`([A-Z][A-Z0-9_]+)`")
COMMAND = re.compile(r"`manage\.py (\w+)")
EVENT_ROW = re.compile(r"^\| `([A-Z]\w+)`", re.MULTILINE)
CAPS = {"CHAT": "chat message", "POST": "post", "TITLE": "title", "TAG": "tag", "NAME": "name"}


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


def problems(wanted: set[str], told: set[str], what: str) -> list[str]:
    """Return what the documents forget, and what they tell of things that are gone."""
    return [f"{what} {each} is not documented" for each in sorted(wanted - told)] + [
        f"{what} {each} is documented but no longer there" for each in sorted(told - wanted)
    ]


def section(title: str) -> str:
    """Return what stands under a heading of the operators' document."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", tree.document(OPERATIONS), re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def test_every_setting_is_in_the_table() -> None:
    told = set(SETTING.findall(" ".join(FIRST_CELL.findall(section("Settings")))))
    assert problems(settings(), told - NOT_OURS, "setting") == []


def test_every_command_is_in_the_table() -> None:
    told = set(COMMAND.findall(tree.document(OPERATIONS)))
    django = {name for name, app in get_commands().items() if app not in OURS}
    assert problems(commands(), told - django, "command") == []


def test_every_event_is_in_the_table() -> None:
    assert problems(set(known_events()), set(EVENT_ROW.findall(section("Events"))), "event") == []


def test_every_cap_is_told_with_its_number() -> None:
    told = re.sub(r"(?<=\d)[ \N{NO-BREAK SPACE}](?=\d)", "", section("Caps and limits"))
    rows = {words: int(number) for words, number in re.findall(r"^\| ([^|]+?) \| (\d+)", told, re.MULTILINE)}
    assert {name: rows.get(words) for name, words in CAPS.items()} == {
        name: getattr(caps, name) for name in CAPS
    }


def test_settings_are_found_however_they_are_read() -> None:
    source = "os.environ.get('A')\nenv.flag('B')\nos.environ['C']\nos.getenv('D', 1)\nother.get('E')\nos.getenv(name)"
    assert settings_read(ast.parse(source)) == {"A", "B", "C", "D"}


def test_a_forgotten_and_a_stale_setting_are_told() -> None:
    assert problems({"PORT"}, set(), "setting") == ["setting PORT is not documented"]
    assert problems(set(), {"PORT"}, "setting") == ["setting PORT is documented but no longer there"]
