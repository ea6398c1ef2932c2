"""What a visitor may know: figures from open networks only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count

from community.threads import models as stored  # not the names in it: the models are made of these querysets
from networks.membership.models import Network


@dataclass(slots=True)
class Figures:
    """How many cases the open networks hold, and which organisations (codes) shared them."""

    challenges: int = 0
    examples: int = 0
    asking: set[str] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)


def open_figures() -> Figures:
    """Return the figures of the open networks, for everybody, signed in or not (one query)."""
    threads = stored.Thread.objects.filter(network__in=Network.objects.open()).standing()
    grouped = threads.with_opening().values("kind", "opening__organisation__code").order_by()
    figures = Figures()
    for row in grouped.filter(kind__in=_KINDS, opening__deleted_at__isnull=True).annotate(n=Count("id")):
        _add(figures, row)
    return figures


_KINDS = ("challenge", "good_example")


def _add(figures: Figures, row: Mapping[str, object]) -> None:
    code, n = str(row["opening__organisation__code"]), int(str(row["n"]))
    if row["kind"] == "challenge":
        figures.challenges += n
        figures.asking.add(code)
    else:
        figures.examples += n
        figures.telling.add(code)
