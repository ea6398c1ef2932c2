"""Objects are reached only through `visible_to`: managers are asked in queries, actions and what runs unseen."""

import ast
from pathlib import PurePosixPath

import pytest

from tests.house import tree

MANAGERS = {"objects", "_default_manager", "_base_manager"}
# A chain that starts with one of these has asked who is looking.
SEEING = {"visible_to", "readable_by", "of_member"}
# Where a manager may be asked for anything: files of these names (or folders of these names with such files).
PLACES = {"queries", "actions", "jobs", "commands"}
# Sign-in knows nobody yet; the tables of base/ hold no objects of people, only the machine's own rows.
SIGN_IN = {"networks/people/backend.py", "networks/people/sessions.py", "networks/people/adapter.py"}
# The language and theme that a person chooses in the footer: a column of their own row, nobody else's.
OWN_ROW = {"base/web/preferences.py"}
OWN_TABLES = ("base/events/", "base/keys/", "base/limits/", "base/jobs/")
LOADER = "demo/"  # loads before anybody is there to look


def allowed(name: str) -> bool:
    """Say whether a file may ask managers for anything."""
    path = PurePosixPath(name)
    if name in SIGN_IN | OWN_ROW or name.startswith((*OWN_TABLES, LOADER)):
        return True
    return path.stem in PLACES or bool(PLACES & set(path.parent.parts))


def problems(name: str, module: ast.Module) -> list[str]:
    """Return the places that reach objects past `visible_to`."""
    if allowed(name):
        return []
    found = []
    for node in ast.walk(module):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr in MANAGERS
            and node.attr not in SEEING
        ):
            found.append(f"{name}:{node.lineno}: .{node.value.attr}.{node.attr}")
        elif isinstance(node, ast.Call) and asks_a_model(node):
            found.append(
                f"{name}:{node.lineno}: {ast.unparse(node.func)} of a model, not of what the person sees"
            )
    return found


def asks_a_model(call: ast.Call) -> bool:
    """Say whether this is `get_object_or_404(Post, …)` or the like, with a class instead of a queryset."""
    if not (isinstance(call.func, ast.Name) and call.func.id in {"get_object_or_404", "get_list_or_404"}):
        return False
    return bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id[:1].isupper()


def test_nobody_reaches_past_visible_to() -> None:
    assert [
        line for path in tree.product(".py") for line in problems(tree.name(path), tree.parsed(path))
    ] == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("community/threads/views.py", "Thread.objects.visible_to(person).get(id=7)"),
        ("community/threads/views.py", "get_object_or_404(Thread.objects.visible_to(person), id=7)"),
        ("community/threads/queries.py", "Thread.objects.filter(id=7)"),
        ("community/threads/actions/posting.py", "Thread.objects.create(title='x')"),
        ("networks/organisations/management/commands/load_organisations.py", "Organisation.objects.all()"),
    ],
)
def test_the_proper_ways_pass(name: str, source: str) -> None:
    assert problems(name, ast.parse(source)) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("community/threads/views.py", "Thread.objects.get(id=7)"),
        ("community/threads/views.py", "Thread.objects.all().visible_to(person)"),
        ("realtime/chat/frames.py", "Message.objects.filter(room=1)"),
        ("community/threads/listeners.py", "Post._default_manager.create()"),
        ("pages/views.py", "get_object_or_404(Thread, id=7)"),
        ("base/web/answers.py", "Person.objects.filter(id=1)"),
    ],
)
def test_the_side_doors_are_told(name: str, source: str) -> None:
    assert len(problems(name, ast.parse(source))) == 1
