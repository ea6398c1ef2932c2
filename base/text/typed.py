"""Between what people type and what is stored: a mention is typed with a name, ``@[Saga Kvistmark 12]``, and stored
without, ``@[12]``.

The name is for the writer's eyes and may be out of date; the id says who is meant, also of two with one name. A
name alone, typed or pasted, mentions nobody.
"""

import re
from collections.abc import Mapping
from typing import Final

from base.text.code import outside_code
from base.text.emoji import with_emoji
from base.text.normal import normal

_TYPED: Final = re.compile(r"@\[[^\[\]\n]{1,100}[ \N{NO-BREAK SPACE}]([1-9][0-9]{0,17})\]")
_STORED: Final = re.compile(r"@\[([1-9][0-9]{0,17})\]")
_BRACKETS: Final = re.compile(r"[\[\]\s|]+")


def stored(text: str) -> str:
    """What a person typed as it is stored: in its normal form, mentions by id alone, emoji as characters.

    Code stays as it was typed. Does the same once as twice. Raises nothing.
    """
    text = normal(text)
    return outside_code(text, _as_stored) if "@[" in text or ":" in text else text


def typed(source: str, names: Mapping[int, str]) -> str:
    """A stored text for the field in which it is changed: mentions with names, where `names` has them by id."""

    def named(match: re.Match[str]) -> str:
        name = names.get(int(match[1]))
        return mention_of(int(match[1]), name) if name else match[0]

    return outside_code(source, lambda part: _STORED.sub(named, part)) if "@[" in source else source


def mention_of(person_id: int, name: str) -> str:
    """A mention as one types it; brackets and bars of a name would end it, or a table's cell."""
    return f"@[{_BRACKETS.sub(' ', name).strip() or '…'} {person_id}]"


def _as_stored(part: str) -> str:
    return with_emoji(_TYPED.sub(r"@[\1]", part))
