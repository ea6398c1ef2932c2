"""Sweden as a pattern of hexagons: where each municipality's tile lies, and the lines around it.

Pure geometry. The pattern is data (column and row per code) and is read from the file that the
caller names, because base knows no organisation.

Units: a cell is 200 wide, rows lie 173 apart (200 × √3 / 2); whole numbers keep the drawings small.
Points up, odd rows shifted half a cell to the right.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

CELL = 200
ROW = 173

Cell: TypeAlias = tuple[int, int]
Point: TypeAlias = tuple[int, int]

# Neighbours in the order left, right, upper left, upper right, lower left, lower right,
# as steps between centres; the same order everywhere.
STEPS: tuple[Point, ...] = (
    (-CELL, 0),
    (CELL, 0),
    (-CELL // 2, -ROW),
    (CELL // 2, -ROW),
    (-CELL // 2, ROW),
    (CELL // 2, ROW),
)

FILLED = "l92 53v106l-92 53-92-53v-106z"
OUTLINED = "l80 46v92l-80 46-80-46v-92z"
_TOP = {FILLED: 106, OUTLINED: 92}


def hexagon(centre: Point, shape: str = FILLED) -> str:
    """One hexagon as a piece of path data: a filled tile, or the smaller one that is outlined."""
    x, y = centre
    top = y - _TOP[shape]
    return f"M{x}{top if top < 0 else f' {top}'}{shape}"


def middle(cell: Cell) -> Point:
    """The centre of a cell (column, row)."""
    column, row = cell
    return column * CELL + (row % 2) * CELL // 2, row * ROW


@dataclass(frozen=True)
class TileMap:
    """Code of a municipality -> the centre of its tile. The first two digits are the county."""

    centres: dict[str, Point]

    def around(self, code: str) -> Iterator[tuple[Point, str | None]]:
        """The six steps from a tile, each with the code that lies there, or None for sea and border."""
        by_centre = _by_centre(self)
        x, y = self.centres[code]
        for dx, dy in STEPS:
            yield (dx, dy), by_centre.get((x + dx, y + dy))

    def county(self, county: str) -> list[Point]:
        """The centres of a county's tiles, in order of code."""
        return [self.centres[code] for code in sorted(self.centres) if code[:2] == county]

    # By identity: there is one map per file, and a frozen dict cannot be hashed.
    __hash__ = object.__hash__


@cache
def _by_centre(tiles: TileMap) -> dict[Point, str]:
    return {centre: code for code, centre in tiles.centres.items()}


@cache
def read_tilemap(path: Path) -> TileMap:
    """Read `code,column,row`. Raises OSError or KeyError when the file is not there or not such a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return TileMap({row["code"]: middle((int(row["column"]), int(row["row"]))) for row in rows})
