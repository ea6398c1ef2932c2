"""The one road of a person's text: one storable form, Markdown to HTML, links, mentions, excerpts.

Pure functions without database, so that everything above may call them: `normal`, `line` and `stored` where text
comes in, `render` where it is stored, `fill_in`, `titled` and `safe` where it is read.
"""

from base.text.caps import CHAT, NAME, POST, TAG, TITLE
from base.text.excerpt import excerpt, quoted, source_line
from base.text.files import FileLink, file_keys, file_keys_in, fill_in_files
from base.text.links import url_ok
from base.text.markdown import RENDERER, Rendered, render
from base.text.mentions import fill_in, mentions
from base.text.normal import line, normal
from base.text.safe import safe
from base.text.titles import Title, all_linked, titled
from base.text.typed import mention_of, stored, typed

__all__ = [
    "CHAT",
    "NAME",
    "POST",
    "RENDERER",
    "TAG",
    "TITLE",
    "FileLink",
    "Rendered",
    "Title",
    "all_linked",
    "excerpt",
    "file_keys",
    "file_keys_in",
    "fill_in",
    "fill_in_files",
    "line",
    "mention_of",
    "mentions",
    "normal",
    "quoted",
    "render",
    "safe",
    "source_line",
    "stored",
    "titled",
    "typed",
    "url_ok",
]
