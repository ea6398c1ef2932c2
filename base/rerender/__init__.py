"""Stored HTML made anew, after the renderer has changed (`manage.py rerender`).

A subject that stores rendered text registers it in apps.py:

    rerender.register("posts", queries.every_post, cap=POST)

The rows have `source`, `html` and `renderer` (base.text.RENDERER when they were rendered).
"""

from base.rerender.registry import Rows, register, registered
from base.rerender.work import BATCH, rerender

__all__ = ["BATCH", "Rows", "register", "registered", "rerender"]
