"""The browser of the journeys: the Chromium that the system has. Playwright's own are not fetched."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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
        if uses_browser(item):
            item.add_marker(missing)


def uses_browser(item: pytest.Item) -> bool:
    """Say whether a test is marked as one in a real browser."""
    return any(mark.name in BROWSER_MARKS for mark in item.iter_markers())


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Hide the browser's event loop from tests that have none."""
    with loop_hidden(not uses_browser(item)):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Hide the browser's event loop from tests that have none."""
    with loop_hidden(not uses_browser(item)):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Hide the browser's event loop, but not when the browser itself is closed, after the last test."""
    with loop_hidden(nextitem is not None and not uses_browser(item)):
        return (yield)


@contextmanager
def loop_hidden(really: bool) -> Iterator[None]:
    """Have this thread look as if no event loop ran in it.

    Playwright's synchronous interface keeps one running between its tests, for the whole session. Whoever
    comes next in the same process, and calls async code in the usual ways, would be refused.
    """
    loop = asyncio._get_running_loop() if really else None
    if loop is None:
        yield
        return
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(loop)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the system's Chromium, quietly."""
    return {"executable_path": CHROMIUM, "headless": True, "args": FLAGS}
