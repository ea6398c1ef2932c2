"""`manage.py draw_marks`: draws static/marks.svg and static/sweden.svg from the two data files."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from base.web.marks import draw_marks
from base.web.sweden import draw_sweden
from base.web.tilemap import read_tilemap


class Command(BaseCommand):
    help = "Draw the sprites of the organisations' marks and of the map (see docs/design.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisations", type=Path, help="CSV with code and kind")
        parser.add_argument("tilemap", type=Path, help="CSV with code, column and row")
        parser.add_argument("folder", type=Path, help="where the two drawings go, normally static/")

    def handle(self, *args: object, **options: Path) -> None:
        tilemap = options["tilemap"]
        marks = draw_marks(options["organisations"], tilemap)
        options["folder"].joinpath("marks.svg").write_text(marks, encoding="utf-8")
        ground = draw_sweden(read_tilemap(tilemap))
        options["folder"].joinpath("sweden.svg").write_text(ground, encoding="utf-8")
