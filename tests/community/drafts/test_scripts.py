"""Which of two texts a form begins with: this device's or the server's. The rule alone, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.house.tree import ROOT

pytestmark = pytest.mark.journey

LOCAL = {
    "at": 1000,
    "fields": {"text": "Här", "key": "k1"},
    "window": "w1",
    "step": 5,
    "seen": 3,
    "dirty": True,
}
SERVER = {"at": 900, "texts": {"text": "Där"}, "from": "w1", "step": 5, "seen": 4, "sent": ""}
NOTHING = {"at": 0, "texts": None, "from": "", "step": 0, "seen": 0, "sent": ""}


@pytest.fixture
def rules(page: Page) -> Page:
    source = (ROOT / "static/js/draft_rules.js").read_text(encoding="utf-8")
    page.set_content("<!doctype html><title>Rules</title>")
    page.add_script_tag(type="module", content=source + "\nObject.assign(globalThis, { choose, asWritten });")
    page.wait_for_function("!!globalThis.choose")
    return page


CASES: list[tuple[str, dict[str, Any] | None, dict[str, Any], dict[str, Any]]] = [
    ("nothing anywhere", None, NOTHING, {"take": "none", "seen": 0, "forget": False}),
    ("begun on another device", None, SERVER, {"take": "server", "seen": 4, "forget": False}),
    ("the server has all of it", LOCAL, SERVER, {"take": "server", "seen": 4, "forget": True}),
    (
        "the last keys did not arrive",
        LOCAL | {"step": 6},
        SERVER,
        {"take": "local", "seen": 4},
    ),
    ("never arrived", LOCAL, NOTHING, {"take": "local", "seen": 3}),
    ("sent meanwhile", LOCAL, NOTHING | {"sent": "k1"}, {"take": "none", "seen": 0, "forget": True}),
    (
        "arrived, then gone on with on another device",
        LOCAL | {"dirty": False},
        SERVER | {"from": "w2"},
        {"take": "server", "seen": 4, "forget": True},
    ),
    (
        "arrived, then deleted on another device",
        LOCAL | {"dirty": False},
        SERVER | {"texts": None, "from": "w2"},
        {"take": "none", "seen": 4, "forget": True},
    ),
    (
        "not arrived, older than what another device wrote",
        LOCAL,
        SERVER | {"from": "w2", "at": 2000},
        {"take": "server", "seen": 4, "push": True},
    ),
    (
        "not arrived, newer than what another device wrote",
        LOCAL,
        SERVER | {"from": "w2"},
        {"take": "local", "seen": 3},
    ),
    (
        "not arrived, nobody has moved on",
        LOCAL | {"seen": 4},
        SERVER | {"from": "w2", "at": 2000},
        {"take": "local", "seen": 4},
    ),
]


@pytest.mark.parametrize(
    ("local", "server", "expected"), [each[1:] for each in CASES], ids=[each[0] for each in CASES]
)
def test_a_form_begins_with_what_is_newest_and_nothing_is_lost(
    rules: Page, local: dict[str, Any] | None, server: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert rules.evaluate("([local, server]) => choose(local, server)", [local, server]) == expected


def test_what_goes_beside_says_from_which_window_and_how_old_it_is(rules: Page) -> None:
    sent = rules.evaluate("(local) => asWritten({ ...local, at: Date.now() - 61_000 })", LOCAL)
    assert sent == {
        "text": "Här",
        "key": "k1",
        "draft_window": "w1",
        "draft_step": 5,
        "draft_seen": 3,
        "draft_age": 61,
    }
