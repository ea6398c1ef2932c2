"""What is other in a text than in an earlier one, word by word, at a cost that hostile texts can't raise (G-30).

E. W. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1 (1986): the time grows with how
much is other. Python's difflib grows with the cube of a text that says one word ten thousand times.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

SAME, GONE, NEW = "same", "gone", "new"

STEPS: Final = 1_000_000  # of the search, for all texts of a page together: half a second
LONGEST_SAME: Final = 80  # words: of a longer stretch that did not change the middle is left out
AROUND: Final = 30  # words that stay beside a change

_WORDS: Final = re.compile(r"\n+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row that both texts say (same), only the earlier one (gone) or only the later one (new).

    Plain text: a template must escape it. With `is_cut`, words are left out between `text` and `rest`.
    """

    kind: str
    text: str
    rest: str = ""
    is_cut: bool = False


class Budget:
    """How many steps are left for all the comparisons of one page."""

    def __init__(self, steps: int = STEPS) -> None:
        self.left = steps


Word = tuple[str, str]  # a kind and a word
Run = tuple[str, list[str]]


def differences(before: str, now: str, budget: Budget) -> list[Piece] | None:
    """Return the pieces of both texts in reading order, None when they differ by more than the budget pays for.

    Words are what stands between spaces; where a paragraph ends counts as one. Raises nothing.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    middle = _compare(old[first : len(old) - last], new[first : len(new) - last], budget)
    if middle is None:
        return None
    head, tail = ((SAME, word) for word in old[:first]), ((SAME, word) for word in old[len(old) - last :])
    runs = _runs(_calm(_runs([*head, *middle, *tail])))
    return [_piece(run, at == 0, at == len(runs) - 1) for at, run in enumerate(runs)]


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words both begin with."""
    n = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        n += 1
    return n


def _compare(old: list[str], new: list[str], budget: Budget) -> list[Word] | None:
    """Return the words of both by Myers' greedy search, None when the budget ends."""
    # How far each diagonal has come; `trace` keeps what it was before each round, for the way back.
    most = min(len(old) + len(new), budget.left)
    furthest, trace = array("l", [0]) * (2 * most + 3), []
    for d in range(most + 1):
        budget.left -= d + 1
        if budget.left < 0:
            return None
        trace.append(furthest[most - d : most + d + 3])
        for k in range(-d, d + 1, 2):
            at = most + 1 + k
            down = k == -d or (k != d and furthest[at - 1] < furthest[at + 1])
            x = start = furthest[at + 1] if down else furthest[at - 1] + 1
            y = x - k
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            budget.left -= x - start
            furthest[at] = x
            if x >= len(old) and y >= len(new):
                return _walk_back(old, new, trace)
    return None


def _walk_back(old: list[str], new: list[str], trace: Sequence["array[int]"]) -> list[Word]:
    """Return the words on the way that the search has found, from its end to its beginning."""
    words: list[Word] = []
    x, y = len(old), len(new)
    for d in range(len(trace) - 1, 0, -1):
        furthest, k = trace[d], x - y
        at = d + 1 + k
        down = k == -d or (k != d and furthest[at - 1] < furthest[at + 1])
        from_x = furthest[at + 1] if down else furthest[at - 1]
        from_y = from_x - (k + 1 if down else k - 1)
        turn = from_x if down else from_x + 1
        words += [(SAME, word) for word in old[turn:x][::-1]]
        words.append((NEW, new[from_y]) if down else (GONE, old[from_x]))
        x, y = from_x, from_y
    return [*((SAME, word) for word in old[:x]), *words[::-1]]


def _runs(words: Iterable[Word]) -> list[Run]:
    """Join neighbours of a kind; of what changes at one place, what is gone comes first."""
    runs: list[Run] = []
    changed: dict[str, list[str]] = {GONE: [], NEW: []}
    for kind, word in words:
        if kind != SAME:
            changed[kind].append(word)
            continue
        runs += [(which, some) for which, some in changed.items() if some]
        changed = {GONE: [], NEW: []}
        if runs and runs[-1][0] == SAME:
            runs[-1][1].append(word)
        else:
            runs.append((SAME, [word]))
    return runs + [(which, some) for which, some in changed.items() if some]


def _calm(runs: Sequence[Run]) -> Iterable[Word]:
    """Let one word that happens to stand in both texts, in the middle of a change, belong to the change."""
    for at, (kind, words) in enumerate(runs):
        if kind == SAME and len(words) == 1 and 0 < at < len(runs) - 1 and "\n" not in words[0]:
            yield from ((GONE, words[0]), (NEW, words[0]))
        else:
            yield from ((kind, word) for word in words)


def _piece(run: Run, is_first: bool, is_last: bool) -> Piece:
    kind, words = run
    if kind != SAME or len(words) <= LONGEST_SAME:
        return Piece(kind, _text(words))
    head = [] if is_first else words[:AROUND]
    tail = [] if is_last else words[-AROUND:]
    return Piece(kind, _text(head), _text(tail), is_cut=True)


def _text(words: Sequence[str]) -> str:
    return re.sub(r" ?(\n+) ?", r"\1", " ".join(words))
