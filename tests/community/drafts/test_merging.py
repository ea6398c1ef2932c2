"""Several devices without loss, for every order of what they do: the rule alone, then with its table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from community.drafts.merging import Copy, merge

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
A = Copy({"text": "Från datorn"}, "k1", "w1", 5, "firefox/windows", NOON)
B = Copy({"text": "Från mobilen"}, "k2", "w2", 9, "safari/iphone", NOON + timedelta(minutes=1))


def test_a_window_goes_on_with_its_own_text_whatever_it_has_seen() -> None:
    later = replace(A, texts={"text": "Från datorn, mer"}, step=6)
    assert merge(A, 4, later, 0).current is later
    assert merge(A, 4, later, 0).beside is None


def test_what_arrives_late_or_twice_changes_nothing() -> None:
    for step in (4, 5):
        late = replace(A, texts={"text": "Från"}, step=step)
        assert merge(A, 4, late, 4).current is A


def test_who_has_seen_the_text_replaces_it() -> None:
    assert merge(A, 4, B, 4) == merge(A, 4, B, 5)
    assert merge(A, 4, B, 4).beside is None


def test_who_has_not_seen_it_keeps_it_beside() -> None:
    merged = merge(A, 4, B, 3)
    assert (merged.current, merged.beside) == (B, A)


def test_what_was_typed_earlier_but_arrives_later_stands_beside() -> None:
    """A computer that was without network for an hour."""
    merged = merge(B, 4, A, 3)
    assert (merged.current, merged.beside) == (B, A)


def test_the_same_text_twice_is_one_text_and_an_empty_form_takes_nothing_away_unseen() -> None:
    assert merge(A, 4, replace(B, texts=A.texts), 0).beside is None
    assert merge(A, 4, replace(B, texts={"text": " "}), 0).current is A


# Three windows of one person. Each types (a text of its own that nobody else writes), saves what it holds, or is told
# what stands there, in any order and with any delay; nothing that was saved is lost unless its window replaced it, or
# somebody who had seen it did.
ACTS = some.lists(
    some.tuples(some.sampled_from(["type", "save", "look"]), some.integers(0, 2), some.integers(0, 3)),
    max_size=40,
)


class Place:
    """What the table does with the rule: the current text, its version, and the copies by window."""

    def __init__(self) -> None:
        self.current = Copy({"text": ""}, "", "", 0, "", NOON)
        self.version = 0
        self.beside: dict[str, Copy] = {}

    def save(self, came: Copy, seen: int) -> None:
        merged = merge(self.current, self.version, came, seen)
        if merged.beside is not None and not merged.beside.is_blank:
            kept = self.beside.get(merged.beside.window)
            if kept is None or merged.beside.step > kept.step:
                self.beside[merged.beside.window] = merged.beside
        if merged.current is came:
            self.beside.pop(came.window, None)
            self.current, self.version = came, self.version + 1

    def texts(self) -> set[str]:
        return {copy.texts["text"] for copy in (self.current, *self.beside.values())}


@given(ACTS)
def test_nothing_is_lost_whatever_three_windows_do(acts: list[tuple[str, int, int]]) -> None:
    place = Place()
    windows = [{"text": "", "seen": 0, "step": 0, "saved": "", "known": ""} for _ in range(3)]
    replaced: set[str] = {""}
    for n, (act, who, delay) in enumerate(acts):
        mine = windows[who]
        if act == "type":
            mine["text"] = f"{mine['text']} {who}.{n}".strip()
        elif act == "look":
            mine["seen"], mine["known"] = place.version, place.current.texts["text"]
        elif mine["text"]:
            mine["step"] = int(mine["step"]) + 1
            at = NOON + timedelta(minutes=n - delay)
            copy = Copy({"text": str(mine["text"])}, f"k{who}", f"w{who}", int(mine["step"]), "", at)
            before = place.current.texts["text"]
            place.save(copy, int(mine["seen"]))
            replaced |= {str(mine["saved"])} - {str(mine["text"])}
            mine["saved"] = mine["text"]
            if place.current is copy and mine["known"] == before and before != copy.texts["text"]:
                replaced.add(before)
    saved = {str(each["saved"]) for each in windows} - replaced
    assert saved <= place.texts()


def test_the_model_of_the_test_holds_one_copy_for_a_window() -> None:
    place = Place()
    for copy, seen in ((A, 0), (B, 0), (replace(A, step=6), 1), (replace(B, step=10), 2)):
        place.save(copy, seen)
    texts: Mapping[str, str] = place.current.texts
    assert (texts, set(place.beside)) == (B.texts, {"w1"})
