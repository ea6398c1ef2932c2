"""Mentions: ``@[12]`` in the source, an empty link in stored HTML, a name when read.

People change names and close accounts, so the name is in neither of the stored forms.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from django.utils.translation import gettext

from base.text.markdown import mentioned, parsed
from base.text.normal import normal

# Exactly what the renderer writes. No other link is empty (`tidy` sees to it), and neither text nor attribute
# of stored HTML can hold a "<" that is not a tag's.
_EMPTY: Final = re.compile(r'<a href="/people/([1-9][0-9]{0,17})/"></a>')


def mentions(source: str) -> tuple[int, ...]:
    """The ids of the people whom a text mentions, each once, in order. Raises nothing."""
    return mentioned(parsed(normal(source)))


def fill_in(html: str, names: Mapping[int, str]) -> str:
    """Stored HTML with the names of the people it mentions, for pages and mail.

    `names` holds people by id, their names as plain text; whoever is not in it (a closed account) becomes
    plain words in the reader's language. The result is as safe as `html` was. Raises nothing.
    """

    def name(match: re.Match[str]) -> str:
        if person := names.get(int(match[1])):
            return f'<a href="/people/{match[1]}/" class="at">{escape(person)}</a>'
        return escape(gettext("Former member"))

    return _EMPTY.sub(name, html)
