"""Which parts of a Markdown text are code, by its lines and backticks alone: where nothing is to be replaced.

The parser would know it exactly, but it tells no positions inside a line, and it costs a second on hostile text.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from typing import Final

# What stands before a line's own text in quotations and lists.
_PREFIX: Final = re.compile(r"(?:[ \t]{0,3}(?:>|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])))*")
_LIST: Final = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
_FENCE: Final = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_INDENTED: Final = re.compile(r" {4}|\t")
_TICKS: Final = re.compile(r"`+")


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` made to what is no code: no fence, no indented block, nothing between backticks."""
    return "".join(part if is_code else change(part) for is_code, part in _parts(text))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """The text in order, as code and as what is none."""
    prose: list[str] = []
    for is_code, line in _lines(text):
        if not is_code and line.strip():
            prose.append(line)
            continue
        yield from _inline("".join(prose))  # a span of code ends with its paragraph
        prose.clear()
        yield is_code, line
    yield from _inline("".join(prose))


def _lines(text: str) -> Iterator[tuple[bool, str]]:
    fence, in_list, after_gap = "", False, True
    for line in text.splitlines(keepends=True):
        own = line[_PREFIX.match(line).end() :]  # type: ignore[union-attr]  # matches the empty text too
        mark = _FENCE.match(own)
        if fence:
            yield True, line
            if mark and mark[1].startswith(fence) and not own.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
            yield True, line
        else:
            in_list = bool(_LIST.match(line)) or (in_list and (not line.strip() or line[0] in " \t>"))
            is_code = after_gap and not in_list and bool(_INDENTED.match(line)) and bool(line.strip())
            after_gap = is_code or not line.strip()
            yield is_code, line


def _inline(text: str) -> Iterator[tuple[bool, str]]:
    """A paragraph in order: between two runs of equally many backticks stands code."""
    runs = [*_TICKS.finditer(text)]
    later: defaultdict[int, deque[int]] = defaultdict(deque)
    for number, run in enumerate(runs):
        later[len(run[0])].append(number)
    done = number = 0
    while number < len(runs):
        alike = later[len(runs[number][0])]
        while alike and alike[0] <= number:
            alike.popleft()
        if not alike or _escaped(text, runs[number].start()):
            number += 1
            continue
        yield False, text[done : runs[number].start()]
        yield True, text[runs[number].start() : runs[alike[0]].end()]
        done, number = runs[alike[0]].end(), alike[0] + 1
    yield False, text[done:]


def _escaped(text: str, position: int) -> bool:
    before = text[max(position - 20, 0) : position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
