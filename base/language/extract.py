"""Finds every text that code and templates show to people."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract as babel_extract
from django.utils.translation import templatize

APPS = ("base", "networks", "community", "realtime", "pages", "demo", "config")
TEMPLATES = "templates"
# Arguments that hold texts: singular, plural, and with `c` the context.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAGS = ("Translators",)


def texts(root: Path) -> Catalog:
    """Return a catalogue without translations of all texts below `root`, each with the files it is in."""
    found = Catalog(locale="sv", domain="django", fuzzy=False)
    for file in sources(root):
        place = file.relative_to(root).as_posix()
        source = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            source = python_of(source, place)
        for _line, message, comments, context in babel_extract(
            "python", BytesIO(source.encode()), KEYWORDS, COMMENT_TAGS, {"encoding": "utf-8"}
        ):
            found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def sources(root: Path) -> Iterator[Path]:
    """Yield the files that may hold texts: the apps' code, and all templates."""
    for app in APPS:
        for file in sorted((root / app).rglob("*.py")):
            if "migrations" not in file.parts:
                yield file
        yield from sorted((root / app).rglob("*.html"))
    yield from sorted((root / TEMPLATES).rglob("*.html"))
    yield from sorted((root / TEMPLATES).rglob("*.txt"))


def python_of(template: str, place: str) -> str:
    """Return the gettext calls of a template as Python.

    `templatize` keeps the template's line breaks and indentation and puts X for everything else. Python's
    tokenizer, which Babel reads with, fails on such indentation: so blank lines and margins go.
    """
    lines = (line.strip() for line in templatize(template, origin=place).splitlines())
    return "\n".join(line for line in lines if line)
