"""Reads the organisations from the files that came with Erfa (networks/organisations/data, docs/data.md)."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from base.web.tilemap import TileMap, read_tilemap
from networks.organisations.models import Kind, Organisation
from networks.organisations.queries import ALIASES

DATA = Path(__file__).parent / "data"


def organisations(folder: Path = DATA) -> list[Organisation]:
    """Return the organisations of the files, unsaved. Region Gotland is Gotland: one row.

    A region's population is the sum of its county's municipalities.
    """
    facts = {row["code"]: _facts(row) for row in _read(folder / "municipality_facts.csv")}
    found = [
        _organisation(row, facts) for row in _read(folder / "organisations.csv") if row["code"] not in ALIASES
    ]
    counties: dict[str, int] = defaultdict(int)
    for one in found:
        counties[one.county_code] += one.population or 0
    dates = {fact["population_date"] for fact in facts.values()}
    for one in found:
        if one.kind == Kind.REGION:
            one.population, one.population_date = counties[one.county_code], max(dates)
    return found


def tilemap() -> TileMap:
    """Return where each municipality's tile lies (read once)."""
    return read_tilemap(DATA / "tilemap.csv")


def _organisation(row: dict[str, str], facts: dict[str, dict[str, Any]]) -> Organisation:
    return Organisation(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        county_code=row["county_code"],
        county=row["county"],
        **facts.get(row["code"], {}),
    )


def _facts(row: dict[str, str]) -> dict[str, Any]:
    return {
        "skr_group": row["skr_group"],
        "group_year": int(row["group_year"]),
        "population": int(row["population"]),
        "population_date": date.fromisoformat(row["population_date"]),
        "area_km2": Decimal(row["area_km2"]),
        "latitude": Decimal(row["latitude"]),
        "longitude": Decimal(row["longitude"]),
    }


def _read(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)
