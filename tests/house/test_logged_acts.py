"""Every act that is entered in the log has its words, and no words are left of an act that is gone."""

import ast
from collections.abc import Iterator
from pathlib import Path

from base.audit.registry import known_acts
from tests.house import tree

ACT = "act"  # what a helper calls its argument that goes on to audit.log
PLACE = 1  # of the act among the arguments of audit.log


def words_of(node: ast.expr | None) -> set[str]:
    """Return the texts that an expression may be: itself, or either end of a choice."""
    match node:
        case ast.Constant(value=str(value)):
            return {value}
        case ast.IfExp(body=body, orelse=orelse):
            return words_of(body) | words_of(orelse)
        case _:
            return set()


def helpers(module: ast.Module) -> dict[str, int]:
    """Return the functions of a file that hand their `act` on to the log, with its place among their arguments."""
    found = {}
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args]
            calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
            if ACT in names and any(ACT in _handed(each) for each in calls):
                found[node.name] = names.index(ACT)
    return found


def _handed(call: ast.Call) -> set[str]:
    """Return the names among the arguments of a call that looks like one of the log."""
    is_log = ast.unparse(call.func).rpartition(".")[2].lstrip("_") in {"log", "changed", "told", "tell"}
    return {each.id for each in call.args if isinstance(each, ast.Name)} if is_log else set()


def acts_in(module: ast.Module, known: dict[str, int]) -> Iterator[str]:
    """Return every act that a file enters in the log, by itself or through a helper."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        place = PLACE if name == "audit.log" else known.get(name.rpartition(".")[2])
        if place is not None:
            named = next((each.value for each in node.keywords if each.arg == ACT), None)
            yield from words_of(node.args[place] if len(node.args) > place else named)


def logged() -> set[str]:
    """Return every act that the product enters in the log."""
    files = [each for each in tree.product(".py") if "audit" not in each.parts]
    found: set[str] = set()
    for folder in {each.parent for each in files}:
        here = [tree.parsed(each) for each in files if each.parent == folder]
        known = {name: place for each in here for name, place in helpers(each).items()}
        found |= {act for each in here for act in acts_in(each, known)}
    return found


def test_every_act_has_words() -> None:
    assert sorted(logged() - known_acts()) == []


def test_no_words_are_left_of_acts_that_are_gone() -> None:
    product = "\n".join(tree.text(each) for each in _writers())
    assert [act for act in sorted(known_acts()) if f'"{act}"' not in product] == []


def _writers() -> list[Path]:
    return [each for each in tree.product(".py") if each.name not in {"texts.py", "logged.py"}]


EXAMPLE = """
def close(person, on):
    audit.log(person.pk, "a.close" if on else "a.open", kind="a")
    _log(person, "a.told", x)
    other("a.not")

def _log(person, act, thing):
    audit.log(person.pk, act, kind="a")
"""


def test_acts_are_found_through_choices_and_helpers() -> None:
    module = ast.parse(EXAMPLE)
    assert helpers(module) == {"_log": 1}
    assert set(acts_in(module, helpers(module))) == {"a.close", "a.open", "a.told"}
