"""Models say what a row is: nothing happens behind a `save()`, nothing hears of it by signal, no key points upward."""

import ast

import pytest

from tests.house import tree

OVERRIDES = {"save", "delete", "save_base", "asave", "adelete"}
SIGNALS = {"django.db.models.signals"}
KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField", "ParentalKey"}


def problems(name: str, module: ast.Module, ranks: dict[str, int]) -> list[str]:
    """Return what a file does to models that the house does not want.

    `ranks` tells the place of each app label from the ground up; apps not in it are other people's.
    """
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module in SIGNALS:
            found.append(f"{name}:{node.lineno}: a model signal; call it from the action instead")
        if isinstance(node, ast.ClassDef) and name.endswith(
            ("models.py", "/models/" + name.rpartition("/")[2])
        ):
            found += [
                f"{name}:{each.lineno}: {node.name}.{each.name}() is overridden"
                for each in node.body
                if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and each.name in OVERRIDES
            ]
        if isinstance(node, ast.Call) and (target := key_target(node)) and points_upward(name, target, ranks):
            found.append(f"{name}:{node.lineno}: a key to {target}, which stands above")
    return found


def key_target(call: ast.Call) -> str:
    """Return the string that a relation names its target by, empty if it is no such relation."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called not in KEYS:
        return ""
    target = (
        call.args[0] if call.args else next((each.value for each in call.keywords if each.arg == "to"), None)
    )
    if isinstance(target, ast.Constant) and isinstance(target.value, str):
        return target.value
    return "people.Person" if target is not None and ast.unparse(target) == "settings.AUTH_USER_MODEL" else ""


def points_upward(name: str, target: str, ranks: dict[str, int]) -> bool:
    """Say whether the app of `target` stands above the app of the file."""
    label = target.partition(".")[0]
    own = name.split("/")[1] if name.count("/") > 1 else name.split("/")[0]
    return "." in target and ranks.get(label, -1) > ranks.get(own, -1)


def ranks() -> dict[str, int]:
    """Return the place of each of our apps, as INSTALLED_APPS lists them from the ground up."""
    from django.apps import apps

    ours = [each for each in apps.get_app_configs() if each.name.split(".")[0] in tree.FLOORS]
    return {each.label: place for place, each in enumerate(ours)}


def test_models_keep_to_themselves() -> None:
    known = ranks()
    assert [
        line for path in tree.product(".py") for line in problems(tree.name(path), tree.parsed(path), known)
    ] == []


def test_apps_are_installed_from_the_ground_up() -> None:
    from django.apps import apps

    floors = [
        each.name.split(".")[0] for each in apps.get_app_configs() if each.name.split(".")[0] in tree.FLOORS
    ]
    assert floors == sorted(floors, key=tree.FLOORS.index)


KNOWN = {"people": 0, "threads": 1, "chat": 2}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("community/threads/models.py", "class Post(Model):\n author = ForeignKey('people.Person')"),
        ("community/threads/models.py", "class Post(Model):\n author = ForeignKey(settings.AUTH_USER_MODEL)"),
        ("community/threads/models.py", "class Post(Model):\n answers = ForeignKey('self')"),
        ("community/threads/models.py", "class Post(Model):\n def mark_hidden(self): ..."),
        ("community/threads/forms.py", "class Reply(Form):\n def save(self): ..."),
    ],
)
def test_plain_models_pass(name: str, source: str) -> None:
    assert problems(name, ast.parse(source), KNOWN) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("networks/people/models.py", "class Person(Model):\n last = models.ForeignKey('threads.Post')"),
        ("community/threads/models.py", "class Post(Model):\n room = OneToOneField(to='chat.Room')"),
        ("community/threads/models.py", "class Post(Model):\n def save(self): ..."),
        ("community/threads/listeners.py", "from django.db.models.signals import post_save"),
    ],
)
def test_hidden_ways_are_told(name: str, source: str) -> None:
    assert len(problems(name, ast.parse(source), KNOWN)) == 1
