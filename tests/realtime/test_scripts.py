"""The room's scripts without the page, in a real browser: order by number, the outbox, what is read aloud."""

import pytest
from playwright.sync_api import Page

from tests.house.tree import ROOT

pytestmark = pytest.mark.journey

PATIENT = """
globalThis.now = 0; globalThis.timers = [];
globalThis.setTimeout = (act, wait) => timers.push({ act, at: now + wait });
globalThis.pass = (ms) => {
  for (const until = now + ms; ; ) {
    const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
    if (!next) { now = until; return; }
    timers.splice(timers.indexOf(next), 1);
    now = next.at;
    next.act();
  }
};
"""
STORAGE = """
globalThis.storage = Object.create({
  getItem(key) { return this[key] ?? null; },
  setItem(key, value) { this[key] = value; },
  removeItem(key) { delete this[key]; },
});
"""


def load(page: Page, *scripts: str) -> Page:
    """Load classes of modules as globals; what they import is loaded before them."""
    sources = [(ROOT / "static" / script).read_text(encoding="utf-8") for script in scripts]
    code = "\n".join(
        line for source in sources for line in source.splitlines() if not line.startswith("import")
    )
    names = [word.split()[0] for word in code.split("export class ")[1:]]
    page.set_content("<!doctype html><title>Scripts</title>")
    page.add_script_tag(
        type="module", content=f"{code}\nObject.assign(globalThis, {{ {', '.join(names)} }});"
    )
    page.wait_for_function(f"!!globalThis.{names[-1]}")
    return page


@pytest.fixture
def sequence(page: Page) -> Page:
    """A sequence whose page has everything up to 10; `shown` is what it shows."""
    load(page, "live/sequence.js")
    page.evaluate(
        "globalThis.shown = []; globalThis.room = new Sequence(10, ({ number }) => shown.push(number))"
    )
    return page


@pytest.mark.parametrize(
    ("numbers", "shown", "complete"),
    [
        ([11, 12, 13], [11, 12, 13], [True, True, True]),
        ([10, 11, 11, 3], [11], [True, True, True, True]),
        ([12], [], [False]),
        ([13, 12, 11], [11, 12, 13], [False, False, True]),
        ([12, 12, 11, 12], [11, 12], [False, False, True, True]),
        ([11, 13], [11], [True, False]),
    ],
)
def test_changes_are_shown_once_and_in_order_and_a_hole_is_told(
    sequence: Page, numbers: list[int], shown: list[int], complete: list[bool]
) -> None:
    assert sequence.evaluate("numbers => numbers.map((number) => room.add({ number }))", numbers) == complete
    assert sequence.evaluate("shown") == shown


def test_the_outbox_keeps_order_and_forgets_what_arrived(page: Page) -> None:
    load(page, "js/draft_store.js", "live/outbox_store.js")
    page.evaluate(f"{STORAGE}; globalThis.mine = new OutboxStore(storage, '40', '2')")
    first, second = page.evaluate("[mine.add('Ett'), mine.add('Två')]")
    assert (len(first["id"]), first["id"] != second["id"]) == (32, True)
    assert page.evaluate("new OutboxStore(storage, '40', '2').all().map(({ text }) => text)") == [
        "Ett",
        "Två",
    ]
    page.evaluate("id => mine.remove(id)", first["id"])
    assert page.evaluate("mine.all()") == [second]
    page.evaluate("id => mine.remove(id)", second["id"])
    assert page.evaluate("Object.keys(storage)") == []


def test_the_outbox_is_for_who_wrote_it_and_for_its_room(page: Page) -> None:
    load(page, "js/draft_store.js", "live/outbox_store.js")
    page.evaluate(f"{STORAGE}; new OutboxStore(storage, '40', '2').add('Hemligt')")
    for person, room in [("4", "2"), ("40", "3"), ("", "2")]:
        assert page.evaluate(f"new OutboxStore(storage, '{person}', '{room}').all()") == []


@pytest.fixture
def announcer(page: Page) -> Page:
    """An announcer in a time of its own; `heard` is what it said and when."""
    load(page, "live/announcer.js")
    page.evaluate(PATIENT)
    page.evaluate("""
        globalThis.heard = [];
        globalThis.voice = new Announcer((line) => heard.push([now, line]), (n) => `${n} nya`);
    """)
    return page


def test_lines_come_at_once_and_then_one_a_second(announcer: Page) -> None:
    announcer.evaluate(
        "['a', 'b', 'c'].forEach((line) => voice.add(line)); pass(5000); voice.add('d'); pass(10)"
    )
    assert announcer.evaluate("heard") == [[0, "a"], [1000, "b"], [2000, "c"], [5000, "d"]]


def test_more_than_five_that_wait_are_summed_up(announcer: Page) -> None:
    announcer.evaluate(
        "voice.add('a'); pass(10); 'bcdefg'.split('').forEach((line) => voice.add(line)); pass(3000)"
    )
    assert announcer.evaluate("heard") == [[0, "a"], [1000, "6 nya"]]


def test_five_that_wait_are_read(announcer: Page) -> None:
    announcer.evaluate(
        "voice.add('a'); pass(10); 'bcdef'.split('').forEach((line) => voice.add(line)); pass(6000)"
    )
    assert announcer.evaluate("heard.map(([, line]) => line).join('')") == "abcdef"


def test_summaries_come_every_ten_seconds(announcer: Page) -> None:
    announcer.evaluate("voice.mode = 'summary'; voice.add('a'); pass(500); voice.add('b'); pass(30000)")
    assert announcer.evaluate("heard") == [[10_000, "2 nya"]]


def test_off_is_silence_also_for_what_waited(announcer: Page) -> None:
    announcer.evaluate("voice.add('a'); voice.mode = 'off'; voice.add('b'); pass(5000)")
    assert announcer.evaluate("heard") == []
