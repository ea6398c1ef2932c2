"""An import inside a function has one of few reasons, and says it."""

import ast

import pytest

from tests.house import tree

# The comment on one of the imports of a function begins with one of these (or goes on from `noqa: … - `).
REASONS = (
    "importing registers",  # apps.py: listeners, texts and kinds enter themselves
    "the package is imported before the models are loaded",
    "the models are made of these querysets",
    "the store imports this model",
    "only under Daphne",
)


def problems(name: str, source: str) -> list[str]:
    """Return the functions that import without saying why."""
    lines = source.splitlines()
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        inner = [each for each in node.body if isinstance(each, ast.Import | ast.ImportFrom)]
        if inner and not any(reason in comment(lines, each) for each in inner for reason in REASONS):
            found.append(f"{name}:{inner[0].lineno}: {node.name}() imports; move it up, or say why not")
    return found


def comment(lines: list[str], node: ast.stmt) -> str:
    """Return the comments on the lines of a statement."""
    return " ".join(line.partition("#")[2] for line in lines[node.lineno - 1 : node.end_lineno])


def test_every_inline_import_says_why() -> None:
    assert [line for path in tree.product(".py") for line in problems(tree.name(path), tree.text(path))] == []


@pytest.mark.parametrize(
    "source",
    [
        "import os\ndef a(): ...",
        "def ready():\n    from a import b  # noqa: F401 - importing registers",
        "def rows():\n    from a import B  # the models are made of these querysets\n    from c import D",
    ],
)
def test_imports_at_the_top_and_reasons_pass(source: str) -> None:
    assert problems("a.py", source) == []


@pytest.mark.parametrize("source", ["def a():\n    import os", "def a():\n    from b import c  # faster"])
def test_silent_inline_imports_are_told(source: str) -> None:
    assert len(problems("a.py", source)) == 1
