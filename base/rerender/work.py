"""Renders old texts again, a batch at a time."""

from collections.abc import Iterator

from base.rerender.registry import Rows
from base.text import RENDERER, render

BATCH = 200


def rerender(rows: Rows, batch: int = BATCH) -> Iterator[int]:
    """Render the texts of another renderer again; yield how many after each batch.

    May be stopped at any time and begun again: what is done has the new version's number. Somebody may edit
    meanwhile: a text that is no longer the one that was read is left alone, its author has rendered it anew.
    """
    last = 0
    while True:
        old = rows.every().exclude(renderer=RENDERER).filter(pk__gt=last).order_by("pk")
        found = list(old.values_list("pk", "source", "renderer")[:batch])
        for pk, source, renderer in found:
            made = render(source, cap=rows.cap)
            same = rows.every().filter(pk=pk, renderer=renderer, source=source)
            same.update(html=made.html, renderer=made.version)
        if not found:
            return
        last = found[-1][0]
        yield len(found)
