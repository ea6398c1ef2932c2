"""A person's text on its way into the table: cleaned and rendered before any lock is taken."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base import text
from base.errors import Invalid

SUMMARY = 120  # characters: two lines in a list
MOST_MENTIONS = 10


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it is stored."""

    source: str
    html: str
    renderer: int
    summary: str

    def columns(self) -> dict[str, Any]:
        """Return the columns of a post that a text fills."""
        return {each: getattr(self, each) for each in self.__slots__}


def write(source: str) -> Written:
    """Clean and render what a person wrote. Raises Invalid("text") when it is empty or too much.

    Up to a second of work on hostile text (G-30): never inside a transaction.
    """
    source = text.stored(source).strip("\n")
    if not text.line(source):
        raise Invalid({"text": [_("Write something first.")]})
    over = len(source) - text.POST
    if over > 0:
        sentence = ngettext(
            "The text is %(n)s character too long.", "The text is %(n)s characters too long.", over
        )
        raise Invalid({"text": [sentence % {"n": over}]})
    rendered = text.render(source, cap=text.POST)
    if len(set(rendered.mentions)) > MOST_MENTIONS:
        sentence = _("Mention at most %(n)s people in one post.")
        raise Invalid({"text": [sentence % {"n": MOST_MENTIONS}]})
    return Written(source, rendered.html, rendered.version, text.excerpt(source, SUMMARY))


def write_title(title: str) -> str:
    """Clean a title. Raises Invalid("title") when it is empty or longer than 160 characters."""
    title = text.line(title)
    if not title:
        raise Invalid({"title": [_("Give the thread a title.")]})
    over = len(title) - text.TITLE
    if over > 0:
        sentence = ngettext(
            "The title is %(n)s character too long.", "The title is %(n)s characters too long.", over
        )
        raise Invalid({"title": [sentence % {"n": over}]})
    return title
