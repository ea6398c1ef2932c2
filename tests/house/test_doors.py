"""Doors load, call one action and answer: they never catch. Policies are pure. What others call says what it does."""

import ast
from pathlib import PurePosixPath

import pytest

from tests.house import tree

DOORS = {"views", "frames", "api", "inbound"}
PUBLIC = {"actions", "queries", "policies", "listeners", "jobs", "views", "frames"}
NO_DRAWERS = {"utils", "util", "helpers", "common", "misc", "lib"}
ACTION_LINES = 40


def kinds(name: str) -> set[str]:
    """Return which of the few kinds a file is, by its own name or that of its folder (`actions/posting.py`)."""
    path = PurePosixPath(name)
    return {path.stem, *path.parent.parts}


def problems(name: str, module: ast.Module) -> list[str]:
    """Return where a file does what its kind does not do."""
    kind = kinds(name)
    found = [f"{name}: a drawer; name it after what it holds" for _ in NO_DRAWERS & kind]
    if kind & DOORS:
        found += [
            f"{name}:{node.lineno}: a door that catches"
            for node in ast.walk(module)
            if isinstance(node, ast.Try)
        ]
    if "policies" in kind:
        found += [
            f"{name}:{node.lineno}: a policy that asks the database"
            for node in ast.walk(module)
            if asks(node)
        ]
    for node in functions(module):
        if kind & PUBLIC and not ast.get_docstring(node):
            found.append(f"{name}:{node.lineno}: {node.name}() without docstring")
        if "actions" in kind and length(node) > ACTION_LINES:
            found.append(
                f"{name}:{node.lineno}: {node.name}() has {length(node)} lines, {ACTION_LINES} at most"
            )
    return found


def functions(module: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return the functions and methods that others may call."""
    bodies = [module.body, *(each.body for each in module.body if isinstance(each, ast.ClassDef))]
    found = [
        each for body in bodies for each in body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [each for each in found if not each.name.startswith("_")]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    doc = node.body[0] if ast.get_docstring(node) else None
    return (node.end_lineno or 0) - node.lineno + 1 - (((doc.end_lineno or 0) - doc.lineno + 1) if doc else 0)


def asks(node: ast.AST) -> bool:
    """Say whether this reads from the database (a manager, or a queryset's verbs)."""
    verbs = {"objects", "exists", "filter", "count", "values_list", "select_related"}
    return isinstance(node, ast.Attribute) and node.attr in verbs


def test_every_file_does_what_its_kind_does() -> None:
    assert [
        line for path in tree.product(".py") for line in problems(tree.name(path), tree.parsed(path))
    ] == []


GOOD = 'def thread(request, id):\n    """Show a thread."""\n    return render(request, "a.html", page(id))\n'


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("community/threads/views.py", GOOD),
        (
            "community/threads/actions/posting.py",
            'def reply(person):\n    """Reply."""\n    try:\n        go()\n    finally:\n        end()',
        ),
        (
            "community/threads/policies.py",
            'def reply(person, thread):\n    """May reply."""\n    return OK if thread.open else No("locked")',
        ),
        ("community/threads/paths.py", "def near(): ..."),
        ("community/threads/views.py", "def _help(): ..."),
    ],
)
def test_good_files_pass(name: str, source: str) -> None:
    assert problems(name, ast.parse(source)) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (
            "community/threads/views.py",
            GOOD.replace("return", "try: pass\n    except Refused: pass\n    return"),
        ),
        ("community/threads/views.py", "def thread(request): ..."),
        (
            "community/threads/policies.py",
            'def a(person):\n    """May."""\n    return person.memberships.exists()',
        ),
        ("community/threads/actions.py", 'def a(person):\n    """Do."""\n' + "    go()\n" * 40),
        ("base/utils.py", "A = 1"),
    ],
)
def test_bad_files_are_told(name: str, source: str) -> None:
    assert len(problems(name, ast.parse(source))) == 1
