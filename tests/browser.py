"""The browser of the journeys: the Chromium that the system has. Playwright's own are not fetched."""

import os
import shutil
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",  # the gate runs as root, where Chromium has no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSER_MARKS = {"journey", "axe"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none; but never in the gate, which has to have one."""
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    missing = pytest.mark.skip(reason="no Chromium here: install the package chromium to run this")
    for item in items:
        if BROWSER_MARKS & {mark.name for mark in item.iter_markers()}:
            item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the system's Chromium, quietly."""
    return {"executable_path": CHROMIUM, "headless": True, "args": FLAGS}
