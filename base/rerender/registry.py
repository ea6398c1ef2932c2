"""Who stores rendered text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows with a text, and how long such a text may be."""

    every: Callable[[], QuerySet[Any]]
    cap: int


_rows: dict[str, Rows] = {}


def register(name: str, every: Callable[[], QuerySet[Any]], *, cap: int) -> None:
    """Let `manage.py rerender` know of rows; `every` is called when it runs and returns all of them."""
    _rows[name] = Rows(every, cap)


def registered() -> Mapping[str, Rows]:
    """Return what is registered, by name."""
    return dict(_rows)
