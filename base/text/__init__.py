"""The one road of a person's text: one storable form, Markdown to HTML, links, mentions, excerpts.

Pure functions without database, so that everything above may call them: `normal` and `line` where text comes
in, `render` where it is stored, `fill_in` and `safe` where it is read.
"""

from base.text.caps import CHAT, NAME, POST, TAG, TITLE
from base.text.excerpt import excerpt, quoted
from base.text.links import url_ok
from base.text.markdown import RENDERER, Rendered, render
from base.text.mentions import fill_in, mentions
from base.text.normal import line, normal
from base.text.safe import safe

__all__ = [
    "CHAT",
    "NAME",
    "POST",
    "RENDERER",
    "TAG",
    "TITLE",
    "Rendered",
    "excerpt",
    "fill_in",
    "line",
    "mentions",
    "normal",
    "quoted",
    "render",
    "safe",
    "url_ok",
]
