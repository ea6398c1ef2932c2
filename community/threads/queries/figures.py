"""What a visitor may know: figures from open networks only."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count

from community.threads import models as stored  # not the names in it: the models are made of these querysets
from networks.membership.models import Network

KINDS = ("challenge", "good_example")


@dataclass(slots=True)
class Figures:
    """How many cases the open networks hold, and which organisations (codes) shared them."""

    challenges: int = 0
    examples: int = 0
    asking: set[str] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)


def open_figures() -> Figures:
    """Return the figures of the open networks, for everybody, signed in or not (one query)."""
    openings = stored.Post.objects.shown().filter(number=1, thread__network__in=Network.objects.open())
    told = openings.filter(thread__kind__in=KINDS).order_by()
    grouped = told.values_list("thread__kind", "organisation__code").annotate(n=Count("id"))
    figures = Figures()
    for kind, code, n in grouped:
        _add(figures, kind, code, n)
    return figures


def _add(figures: Figures, kind: str, code: str, n: int) -> None:
    if kind == "challenge":
        figures.challenges += n
        figures.asking.add(code)
    else:
        figures.examples += n
        figures.telling.add(code)
