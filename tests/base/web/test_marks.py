"""The marks of the organisations and the map: what the committed drawings hold."""

import csv
import re

import brotli
import pytest
from django.core.management import call_command

from base.web import marks
from base.web.sweden import county_borders, draw_sweden, sweden
from base.web.tilemap import read_tilemap
from tests.house.tree import ROOT

DATA = ROOT / "networks/organisations/data"
ORGANISATIONS, TILEMAP = DATA / "organisations.csv", DATA / "tilemap.csv"
SPRITE = (ROOT / "static/marks.svg").read_text(encoding="utf-8")
MOST_BYTES = 15_000  # of the sprite, compressed


def symbol(name: str) -> str:
    return next(line for line in SPRITE.splitlines() if f'id="{name}"' in line)


def tiles_of(name: str, colour: str) -> int:
    drawn = re.search(rf'="var\(--tile-{colour}\)"[^>]* d="([^"]*)"', symbol(name))
    return drawn.group(1).count("M") if drawn else 0


def test_the_committed_drawings_are_what_the_command_draws(tmp_path) -> None:
    call_command("draw_marks", ORGANISATIONS, TILEMAP, tmp_path)
    assert (tmp_path / "marks.svg").read_text(encoding="utf-8") == SPRITE
    assert (tmp_path / "sweden.svg").read_text(encoding="utf-8") == (ROOT / "static/sweden.svg").read_text(
        "utf-8"
    )


def test_every_organisation_has_a_mark() -> None:
    with ORGANISATIONS.open(encoding="utf-8") as file:
        codes = {f"m-{row['code']}" for row in csv.DictReader(file)}
    assert len(codes) == 311
    assert set(re.findall(r'id="([^"]+)"', SPRITE)) == codes | set(marks.GLYPHS) | {"logo", "m-x"}


def test_a_municipality_stands_among_its_neighbours() -> None:
    # Laxå: on the border of its county, inland. Åstorp: in the middle of its county.
    assert [tiles_of("m-1860", colour) for colour in ("self", "county", "other")] == [1, 4, 2]
    assert [tiles_of("m-1277", colour) for colour in ("self", "county", "other")] == [1, 6, 0]


def test_gotland_is_alone_in_the_sea_and_one_with_its_region() -> None:
    assert [tiles_of("m-0980", colour) for colour in ("self", "county", "other")] == [1, 0, 6]
    assert symbol("m-09").replace("m-09", "") == symbol("m-0980").replace("m-0980", "")


def test_a_region_is_the_shape_of_its_county() -> None:
    assert tiles_of("m-06", "self") == 13
    assert tiles_of("m-14", "self") == 49


def test_the_sprite_is_light_and_keeps_to_the_content_policy() -> None:
    assert len(brotli.compress(SPRITE.encode())) < MOST_BYTES
    assert "style=" not in SPRITE


def test_an_example_wins_over_a_challenge_and_ones_own_tile_over_both() -> None:
    drawn = sweden(
        read_tilemap(TILEMAP), challenges={"1860", "2480", "0760"}, examples={"2480", "0760"}, mine="0760"
    )
    assert [(tile.code, tile.tells) for tile in drawn.tiles] == [
        ("0760", "mine"),
        ("1860", "challenge"),
        ("2480", "example"),
    ]
    assert (drawn.challenges, drawn.examples, drawn.mine) == (3, 2, "0760")


def test_who_has_no_tile_is_not_on_the_map() -> None:
    drawn = sweden(read_tilemap(TILEMAP), challenges={"06", "x-adda"}, examples=set(), mine="06")
    assert (drawn.tiles, drawn.challenges, drawn.mine) == ((), 0, None)


def test_the_ground_has_a_tile_for_each_municipality() -> None:
    ground = re.search(r'id="base" d="([^"]+)"', draw_sweden(read_tilemap(TILEMAP)))
    assert ground is not None
    assert ground.group(1).count("M") == 290


def test_borders_are_drawn_once_and_never_around_gotland() -> None:
    points = re.findall(r"[ML](\d+) (\d+)", county_borders(read_tilemap(TILEMAP)))
    x, y = read_tilemap(TILEMAP).centres["0980"]
    assert not [p for p in points if abs(int(p[0]) - x) <= 100 and abs(int(p[1]) - y) <= 115]
    strokes = county_borders(read_tilemap(TILEMAP)).split("M")[1:]
    sides = [
        frozenset(pair)
        for stroke in strokes
        for pair in zip(stroke.split("L"), stroke.split("L")[1:], strict=False)
    ]
    assert len(sides) == len(set(sides)) > 200


def test_a_file_that_is_no_map_is_refused() -> None:
    with pytest.raises(KeyError):
        read_tilemap(ORGANISATIONS)
