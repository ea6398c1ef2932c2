"""A person's text becomes HTML: CommonMark without HTML and pictures, with tables, strikethrough, hard line
breaks, links for plain addresses, and mentions.

Rendered once, when written, off the event loop; the result is stored with `RENDERER`.
"""

from html import escape
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType

from base.text import autolinks, rules
from base.text.links import encoded, url_ok
from base.text.normal import blank, normal
from base.text.sanitise import sanitise
from base.text.tidy import text_of, tidy

# Counts up with every change of what comes out; stored HTML of an older number is made again by a command.
RENDERER: Final = 1


class Rendered(NamedTuple):
    """A text ready to be stored: its HTML, the people it mentions in order, the renderer's version."""

    html: str
    mentions: tuple[int, ...]
    version: int


def render(source: str, *, cap: int) -> Rendered:
    """The HTML of a person's text, for whoever stores it beside its source.

    `source` is Markdown, before or after `normal()` (the result is the same); `cap` is its greatest length in
    characters after `normal()`, one of those in `caps`. A text that Markdown would show as nothing (a lone
    ``-``, a lone link definition) is shown as typed. Raises ValueError when the text is over the cap.
    """
    source = normal(source)
    if len(source) > cap:
        raise ValueError(f"{len(source)} characters, at most {cap}")
    tokens = parsed(source)
    if any(map(_shows, tokens)):
        html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    else:
        html = _as_typed(source)
    return Rendered(sanitise(html), mentioned(tokens), RENDERER)


def parsed(source: str) -> list[Token]:
    """The tokens of a normal text, for the modules beside this one."""
    return MARKDOWN.parse(source)


def mentioned(tokens: list[Token]) -> tuple[int, ...]:
    """The people whom tokens mention, each once, in order."""
    found = (c.meta["person"] for t in tokens for c in t.children or () if c.type == "mention")
    return tuple(dict.fromkeys(found))


def _shows(token: Token) -> bool:
    if token.type == "inline":
        return not blank(text_of(token))
    return token.type == "hr" or not blank(token.content)


def _as_typed(source: str) -> str:
    return "" if blank(source) else f"<p>{escape(source.strip())}</p>".replace("\n", "<br>\n")


def _mention(self: RendererHTML, tokens: list[Token], number: int, options: object, env: EnvType) -> str:
    return f'<a href="/people/{tokens[number].meta["person"]}/"></a>'


def _markdown() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False, "maxNesting": 20})
    md.disable(["image", "html_inline", "html_block"]).enable(["table", "strikethrough"])
    md.block.ruler.at("blockquote", rules.shallow_quote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.block.ruler.at("list", rules.shallow_list, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.at("autolink", rules.address_in_brackets)
    md.inline.ruler.before("link", "mention", rules.mention)
    md.inline.ruler.after("text", "web_address", autolinks.web_address)
    md.core.ruler.before("text_join", "plain_addresses", autolinks.plain_addresses)
    md.core.ruler.after("text_join", "tidy", tidy)
    md.add_render_rule("mention", _mention)
    # markdown-it asks the object itself; it has no option for these.
    md.validateLink = url_ok  # type: ignore[method-assign]
    md.normalizeLink = encoded  # type: ignore[method-assign]
    # Never decoded for show: %E2%80%AE would bring back what normal() drops, xn-- might become a look-alike.
    md.normalizeLinkText = str  # type: ignore[method-assign]
    return md


MARKDOWN: Final = _markdown()
