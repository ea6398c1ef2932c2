"""The map of Sweden: one tile per municipality, county borders, and what each tile tells.

The ground (all tiles, all borders) is a static file, static/sweden.svg, drawn by `draw_marks`;
a page adds only the tiles that tell something, through templates/parts/sweden.html.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from base.web.tilemap import CELL, ROW, Point, TileMap, hexagon

VIEW_BOX = "-120 -130 3720 6302"

# Corners of a cell, clockwise from the top; side n runs from corner n to corner n + 1.
_CORNERS: tuple[Point, ...] = ((0, -115), (100, -58), (100, 58), (0, 115), (-100, 58), (-100, -58))
# The side that faces each right-hand and lower neighbour: every border is drawn once.
_SIDES = {(CELL, 0): 1, (CELL // 2, ROW): 2, (-CELL // 2, ROW): 3}


@dataclass(frozen=True)
class Tile:
    """A municipality that tells something: its code, what (`example`, `challenge`, `mine`), its path."""

    code: str
    tells: str
    path: str


@dataclass(frozen=True)
class Sweden:
    """What templates/parts/sweden.html needs: the tiles to draw, and how many tell what."""

    tiles: tuple[Tile, ...]
    challenges: int
    examples: int
    mine: str | None
    view_box: str = VIEW_BOX


def sweden(
    tilemap: TileMap, *, challenges: Collection[str], examples: Collection[str], mine: str | None = None
) -> Sweden:
    """The map for a page: codes of municipalities that shared a challenge or have a good example.

    An example wins over a challenge, one's own tile over both. Codes outside the pattern
    (regions, other bodies) have no tile and are not counted.
    """
    shared = {code for code in challenges if code in tilemap.centres}
    solved = {code for code in examples if code in tilemap.centres}
    own = mine if mine in tilemap.centres else None
    told = {code: "challenge" for code in shared} | {code: "example" for code in solved}
    if own:
        told[own] = "mine"
    tiles = tuple(Tile(code, told[code], hexagon(tilemap.centres[code])) for code in sorted(told))
    return Sweden(tiles, len(shared), len(solved), own)


def draw_sweden(tilemap: TileMap) -> str:
    """static/sweden.svg: the ground as `base`, the county borders as `counties`."""
    ground = "".join(hexagon(tilemap.centres[code]) for code in sorted(tilemap.centres))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg">\n'
        f'<path id="base" d="{ground}"/>\n'
        f'<path id="counties" d="{county_borders(tilemap)}"/>\n'
        "</svg>\n"
    )


@cache
def county_borders(tilemap: TileMap) -> str:
    """The lines between counties as path data, joined to as few strokes as a simple walk gives."""
    ways: dict[Point, set[Point]] = {}
    for code, (x, y) in tilemap.centres.items():
        for step, neighbour in tilemap.around(code):
            if neighbour is None or neighbour[:2] == code[:2] or step not in _SIDES:
                continue
            side = _SIDES[step]
            (ax, ay), (bx, by) = _CORNERS[side], _CORNERS[side + 1]
            start, end = (x + ax, y + ay), (x + bx, y + by)
            ways.setdefault(start, set()).add(end)
            ways.setdefault(end, set()).add(start)
    return "".join(_walk(ways))


def _walk(ways: dict[Point, set[Point]]) -> list[str]:
    strokes: list[str] = []
    # Ends and forks first: a stroke that begins there never has to be cut in two.
    for start in sorted(ways, key=lambda point: (len(ways[point]) == 2, point)):
        while ways[start]:
            here, stroke = start, f"M{start[0]} {start[1]}"
            while ways[here]:
                there = min(ways[here])
                ways[here].remove(there)
                ways[there].remove(here)
                here = there
                stroke += f"L{here[0]} {here[1]}"
            strokes.append(stroke)
    return strokes
