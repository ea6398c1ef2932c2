"""What our Markdown adds to CommonMark's rules, and where it holds them back."""

import re
from typing import Final

from markdown_it.rules_block import StateBlock, blockquote, list_block, table
from markdown_it.rules_inline import StateInline, autolink

# Quotations and list levels within one another. markdown-it would drop, unseen, what stands deeper than its
# own limit of 20; here the deeper marks stay as text. Each level costs another walk through its lines.
DEEPEST: Final = 12

# A cell is a tag for one character typed, or for none: markdown-it fills short rows up, so 4,000 characters
# made 66,000 cells and 3.7 s (measured). A text may have so many cells, and one more for each so many
# characters; a table costs some of its own.
CELLS: Final = 200
CHARACTERS_A_CELL: Final = 5
CELLS_A_TABLE: Final = 20
ROWS: Final = 500

# CommonMark lets a line without ">" go on with a quotation's paragraph, so markdown-it walks to the end of the
# block of lines for each quotation in it: 5 s for a post that goes in and out of them (measured). After so many
# returns to ">", or so many lines without, the quotation ends; the next begins, or its last paragraph goes on.
RETURNS: Final = 5
LINES_WITHOUT: Final = 100

_MENTION: Final = re.compile(r"@\[([1-9][0-9]{0,17})\]")


def mention(state: StateInline, silent: bool) -> bool:
    """Inline rule: ``@[12]`` mentions the person with id 12. Not inside a link, since links do not nest."""
    if state.linkLevel or not (match := _MENTION.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        state.push("mention", "", 0).meta = {"person": int(match[1])}
    state.pos = match.end()
    return True


def address_in_brackets(state: StateInline, silent: bool) -> bool:
    """Inline rule ``<https://…>``, but not inside a link: CommonMark lets it nest there, HTML does not."""
    return (silent or not state.linkLevel) and autolink(state, silent)


def shallow_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule for quotations, down to `DEEPEST`, each as far as `_last_return`."""
    if state.level >= DEEPEST or not _quotes(state, start):
        return False
    return blockquote(state, start, end if silent else _last_return(state, start, end), silent)


def shallow_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule for lists, down to `DEEPEST`."""
    return state.level < DEEPEST and list_block(state, start, end, silent)


def small_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule for tables while the text has cells left; the rows beyond stay as the lines typed."""
    left = state.env.setdefault("cells", CELLS + len(state.src) // CHARACTERS_A_CELL) - CELLS_A_TABLE
    head = state.src[state.bMarks[start] : state.eMarks[start]].strip()
    columns = head.removeprefix("|").removesuffix("|").count("|") + 1
    rows = min(left // columns, ROWS)
    if rows < 1 or not table(state, start, min(end, start + 1 + rows), silent):
        return False
    if not silent:
        state.env["cells"] = left - columns * (state.line - start - 1)
    return True


def _quotes(state: StateBlock, number: int) -> bool:
    return state.src.startswith(">", state.bMarks[number] + state.tShift[number])


def _last_return(state: StateBlock, start: int, end: int) -> int:
    """The line at which a quotation that begins at `start` has returned too often, or `end`."""
    returns, without, within = 0, 0, True
    for number in range(start + 1, end):
        if state.isEmpty(number):
            return end
        quotes = _quotes(state, number)
        returns += quotes and not within
        without += not quotes
        if returns > RETURNS or without > LINES_WITHOUT:
            return number
        within = quotes
    return end
