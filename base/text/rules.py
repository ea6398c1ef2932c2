"""What our Markdown adds to CommonMark's rules, and where it holds them back."""

import re
from typing import Final

from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_inline import StateInline, autolink

# Quotations and list levels within one another. markdown-it would drop, unseen, what stands deeper than its
# own limit of 20; here the deeper marks stay as text. Each level costs another walk through its lines.
DEEPEST: Final = 12

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
    """Block rule for quotations, down to `DEEPEST`."""
    return state.level < DEEPEST and blockquote(state, start, end, silent)


def shallow_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule for lists, down to `DEEPEST`."""
    return state.level < DEEPEST and list_block(state, start, end, silent)
