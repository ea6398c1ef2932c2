"""A person's text becomes HTML: CommonMark without HTML and foreign pictures, with tables, strikethrough, hard line
breaks, links for plain addresses, and mentions.

Rendered once, when written, off the event loop; the result is stored with `RENDERER`.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from base.text import autolinks, files, rules
from base.text.links import encoded, url_ok
from base.text.normal import blank, normal
from base.text.sanitise import sanitise
from base.text.tidy import text_of, tidy

# Counts up with every change of what comes out; stored HTML of an older number is made again by a command.
RENDERER: Final = 2

PART: Final = 300


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
    html = _html(tokens) if any(map(_shows, tokens)) else sanitise(_as_typed(source))
    return Rendered(html, mentioned(tokens), RENDERER)


def parsed(source: str) -> list[Token]:
    """The tokens of a normal text, for the modules beside this one."""
    return MARKDOWN.parse(source)


def mentioned(tokens: list[Token]) -> tuple[int, ...]:
    """The people whom tokens mention, each once, in order."""
    found = (c.meta["person"] for t in tokens for c in t.children or () if c.type == "mention")
    return tuple(dict.fromkeys(found))


def _html(tokens: list[Token]) -> str:
    parts = (MARKDOWN.renderer.render(part, MARKDOWN.options, {}) for part in _parts(tokens))
    return "".join(map(sanitise, parts))


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens by whole blocks, some hundred at a time: bleach's cost grows with the square of the blocks
    that stand side by side."""
    part: list[Token] = []
    for token in tokens:
        part.append(token)
        if token.level == 0 and token.nesting < 1 and len(part) >= PART:
            yield part
            part = []
    yield part


def _shows(token: Token) -> bool:
    if token.type == "inline":
        return not blank(text_of(token))
    return token.type == "hr" or not blank(token.content)


def _as_typed(source: str) -> str:
    return "" if blank(source) else f"<p>{escape(source.strip())}</p>".replace("\n", "<br>\n")


class _Renderer(RendererHTML):
    """Writes mentions as empty links, and blocks without line breaks between them: they cost bleach a third
    of its time, and each page their bytes."""

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        html = super().renderToken(tokens, idx, options, env)
        return html.strip("\n") if tokens[idx].block else html

    def mention(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<a href="/people/{tokens[idx].meta["person"]}/"></a>'


class _Markdown(MarkdownIt):
    """Asks our own functions about links; markdown-it has no option for it."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return url_ok(url)

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return encoded(url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        # Never decoded for show: %E2%80%AE would bring back what normal() drops, xn-- become a look-alike.
        return link


def _markdown() -> MarkdownIt:
    options = {"html": False, "breaks": True, "xhtmlOut": False, "maxNesting": 20}
    md = _Markdown("commonmark", options, renderer_cls=_Renderer)
    md.disable(["image", "html_inline", "html_block"]).enable(["table", "strikethrough"])
    md.block.ruler.at("table", rules.small_table, {"alt": ["paragraph", "reference"]})
    md.block.ruler.at(
        "blockquote", rules.shallow_quote, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.block.ruler.at("list", rules.shallow_list, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.at("autolink", rules.address_in_brackets)
    md.inline.ruler.before("link", "mention", rules.mention)
    md.inline.ruler.before("link", "picture", files.picture)
    md.inline.ruler.after("text", "web_address", autolinks.web_address)
    md.core.ruler.before("text_join", "plain_addresses", autolinks.plain_addresses)
    md.core.ruler.after("text_join", "tidy", tidy)
    return md


MARKDOWN: Final = _markdown()
