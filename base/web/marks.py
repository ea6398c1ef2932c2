"""Draws static/marks.svg: the glyph tiles, the logo, and the mark of every organisation.

A municipality's mark is its own tile and the six around it: itself, the same county in a middle
tone, other counties pale, sea and border as thin outlines. A region is the shape of its county.
A body outside the pattern is one empty tile, `m-x`.

Colours are presentation attributes with custom properties, not style attributes: those the
Content-Security-Policy forbids, and the tones must follow the page's theme.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from base.web.tilemap import FILLED, OUTLINED, Point, TileMap, hexagon, read_tilemap

GOTLAND_REGION, GOTLAND = "09", "0980"  # one and the same organisation, so one and the same mark

_MARK_BOX = "-304 -304 608 608"
_OUTLINE = 'fill="none" stroke="currentColor" stroke-width="24"'
_SMALL = "M0-82 71-41V41L0 82-71 41V-41z"

GLYPHS = {
    "g-open": f'<path {_OUTLINE} d="{_SMALL}"/>',
    "g-half": f'<path {_OUTLINE} d="{_SMALL}"/><path fill="currentColor" d="M0-90-78-45V45L0 90z"/>',
    "g-full": '<path fill="currentColor" d="M0-94 81-47V47L0 94-81 47V-47z"/>',
    "g-solved": '<path fill="currentColor" d="M0-94 81-47V47L0 94-81 47V-47z"/>'
    '<path fill="none" stroke="var(--paper)" stroke-width="26" d="M-40 2-10 33 42-30"/>',
    "g-adopt": f'<path {_OUTLINE} d="{_SMALL}"/>'
    '<path fill="currentColor" d="M0-42 36-21V21L0 42-36 21V-21z"/>',
    "g-new": '<path fill="var(--cloudberry)" stroke="var(--cloudberry-ink)" stroke-width="16"'
    ' d="M0-84 73-42V42L0 84-73 42V-42z"/>',
}
LOGO = (
    '<path fill="var(--bilberry)" d="M-50-25-3 2V56L-50 83-97 56V2zM50-25 97 2V56L50 83 3 56V2z"/>'
    '<path fill="var(--cloudberry)" d="M0-112 47-85V-31L0-4-47-31V-85z"/>'
)
NOBODY = '<path fill="none" stroke="var(--tile-self)" stroke-width="20" d="M0-80 69-40V40L0 80-69 40V-40z"/>'


def draw_marks(organisations: Path, tilemap: Path) -> str:
    """The whole sprite, one symbol a line. Raises what reading the two files raises."""
    tiles = read_tilemap(tilemap)
    with organisations.open(encoding="utf-8", newline="") as file:
        rows = [(row["code"], row["kind"]) for row in csv.DictReader(file)]
    return "\n".join(['<svg xmlns="http://www.w3.org/2000/svg">', *_symbols(rows, tiles), "</svg>", ""])


def _symbols(rows: Iterable[tuple[str, str]], tiles: TileMap) -> Iterator[str]:
    for name, drawing in GLYPHS.items():
        yield _symbol(name, "-100 -100 200 200", drawing)
    yield _symbol("logo", "-110 -113 220 206", LOGO)
    yield _symbol("m-x", "-150 -150 300 300", NOBODY)
    for code, kind in sorted(rows):
        if kind == "region" and code != GOTLAND_REGION:
            yield _region(code, tiles.county(code))
        else:
            yield _municipality(code, tiles)


def _symbol(name: str, box: str, drawing: str) -> str:
    return f'<symbol id="{name}" viewBox="{box}">{drawing}</symbol>'


def _municipality(code: str, tiles: TileMap) -> str:
    own = GOTLAND if code == GOTLAND_REGION else code
    county, other, sea = "", "", ""
    for step, neighbour in tiles.around(own):
        if neighbour is None:
            sea += hexagon(step, OUTLINED)
        elif neighbour[:2] == own[:2]:
            county += hexagon(step)
        else:
            other += hexagon(step)
    drawing = f'<path fill="var(--tile-self)" d="{hexagon((0, 0))}"/>'
    drawing += f'<path fill="var(--tile-county)" d="{county}"/>' if county else ""
    drawing += f'<path fill="var(--tile-other)" d="{other}"/>' if other else ""
    drawing += f'<path fill="none" stroke="var(--tile-other)" stroke-width="14" d="{sea}"/>' if sea else ""
    return _symbol(f"m-{code}", _MARK_BOX, drawing)


def _region(code: str, centres: list[Point]) -> str:
    xs, ys = [x for x, _ in centres], [y for _, y in centres]
    left, top = min(xs) - 92, min(ys) - 106
    width, height = max(xs) + 92 - left, max(ys) + 106 - top
    # A square box, so that every mark fills the same place; 12 units of air as round a tile.
    side = max(width, height) + 24
    box = f"{left - (side - width) // 2} {top - (side - height) // 2} {side} {side}"
    shape = "".join(hexagon(centre, FILLED) for centre in centres)
    return _symbol(f"m-{code}", box, f'<path fill="var(--tile-self)" d="{shape}"/>')
