"""Every cell of docs/permissions.md, done."""

import importlib
import pkgutil

import pytest

from base.events.models import RecordedEvent
from tests.permissions import doors
from tests.permissions.acts import ACTS, SCENES, judge
from tests.permissions.table import Cell, all_cells, cells

for _module in pkgutil.iter_modules(doors.__path__, f"{doors.__name__}."):
    importlib.import_module(_module.name)

NOTHING_WRITTEN = {"deny", "404", "login", "redirect"}


@pytest.mark.django_db
@pytest.mark.parametrize("cell", all_cells(), ids=str)
def test_who_may_do_what(cell: Cell) -> None:
    at = SCENES[cell.thing](cell.role)
    before = RecordedEvent.objects.count()
    assert judge(ACTS[cell.door](at)) == cell.expected, f"docs/permissions.md, line {cell.line}"
    if cell.expected in NOTHING_WRITTEN:
        assert RecordedEvent.objects.count() == before


def test_no_act_and_no_scene_is_left_over() -> None:
    found = all_cells()
    assert sorted(set(ACTS) - {cell.door for cell in found}) == []
    assert sorted(set(SCENES) - {cell.thing for cell in found}) == []


ROW = "| go | `url:go` look | login | deny | deny | deny | allow | - | deny | deny |"


def test_a_row_is_read() -> None:
    found = list(cells(f"## A thing (`thing:blue`)\n\n{ROW}"))
    assert [(cell.role, cell.expected) for cell in found][:2] == [("visitor", "login"), ("outsider", "deny")]
    assert {(cell.thing, cell.verb, cell.door) for cell in found} == {("thing:blue", "go", "url:go look")}
    assert len(found) == 7


@pytest.mark.parametrize("row", [ROW.replace("`url:go` look", "go"), ROW.replace("login", "maybe"), ROW[:-8]])
def test_a_row_that_cannot_be_read_is_told(row: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(cells(f"## A thing (`thing:blue`)\n{row}"))
