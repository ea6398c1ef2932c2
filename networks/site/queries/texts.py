"""The law's small pages as they are now: the operator's version, or what came with Erfa."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from base.paging import Page, keyset
from base.text import line, render, safe
from networks.site.models import LegalText
from networks.site.queries.seeing import LegalTextQuerySet

SLUGS = ("accessibility", "privacy", "cookies")
DATA = Path(__file__).parents[1] / "data"
CAP = 20_000
SIZE = 30  # versions on a page
HEADING = re.compile(r"^## +", re.MULTILINE)
DIGG = "https://www.digg.se/"
CONTACT = re.compile(r"(?<!mailto:)(?<!\[)\{contact\}")  # becomes a link, but inside of one
PLACE = re.compile(r"\[[^\[\]]*\w[^\[\]]*\](?!\()")  # [legal basis], which the operator fills in; not a link


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the page ("" before the first) and what stands below it."""

    heading: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is shown. Version 0 is what came with Erfa."""

    slug: str
    language: str
    version: int
    source: str
    updated_at: datetime | None

    @property
    def sections(self) -> Sequence[Section]:
        """Return the text in parts, made once for each version in a process."""
        return sections(self.source)


def current(slug: str, language: str) -> Text:
    """Return the text of a page in a language (one query)."""
    row = _rows(slug, language).first()
    return _text(row) if row else original(slug, language)


def version(slug: str, language: str, number: int) -> Text | None:
    """Return an earlier text, for administrators; 0 is what came with Erfa."""
    if number == 0:
        return original(slug, language)
    row = _rows(slug, language).filter(number=number).first()
    return _text(row) if row else None


def versions_page(
    slug: str, language: str, *, after: int | None = None, before: int | None = None
) -> Page[LegalText]:
    """Return a page of the versions that were written here, the newest first, with who wrote them (one query)."""
    rows = _rows(slug, language).select_related("by")
    return keyset(rows, by="number", size=SIZE, descending=True, after=after, before=before)


@cache
def original(slug: str, language: str) -> Text:
    """Return what came with Erfa."""
    source = (DATA / f"{slug}.{language}.md").read_text(encoding="utf-8")
    return Text(slug, language, 0, source.strip(), None)


def sections(source: str) -> Sequence[Section]:
    """Return the parts of a text, with the operator's name and address in their places."""
    name = settings.OPERATOR_NAME or _("[the operator's name]")
    address = settings.OPERATOR_EMAIL or _("[the operator's e-mail address]")
    link = f"[{address}](mailto:{address})" if settings.OPERATOR_EMAIL else address
    linked = CONTACT.sub(lambda _found: link, source.replace("{operator}", name))
    return _sections(linked.replace("{contact}", address))


def lacking(slug: str, source: str) -> Sequence[str]:
    """Return in words what the law asks of a text and that it does not seem to hold (DOS-lagen, Digg's template)."""
    places = list(dict.fromkeys(PLACE.findall(source)))
    open_places = (
        [_("what belongs where it says %(places)s") % {"places": ", ".join(places)}] if places else []
    )
    if slug != "accessibility":
        return open_places
    said = source.lower()
    named = "{operator}" in said or (bool(settings.OPERATOR_NAME) and settings.OPERATOR_NAME.lower() in said)
    asked = {
        _("which service it is about, and who answers for it"): named,
        _("whether the service is fully, partly or not compliant"): _says("förenlig|compliant", said),
        _("what fails and why, or that nothing is known to fail"): _says("brister|fails|faults", said),
        _("when it was assessed, and when the statement was last changed"): _says(r"\b20\d\d\b", said),
        _("which exceptions are used (9 §, 12 §), or that none are"): _says("undantag|except", said),
        _("how it was assessed"): _says("självskattning|granskning|testa|self-assess|audit|test", said),
        _("the way to report faults here (/accessibility/report/)"): "/accessibility/report/" in said,
        _("a link to the report form of Digg"): DIGG in said,
    }
    return open_places + [words for words, there in asked.items() if not there]


@lru_cache(maxsize=64)
def _sections(source: str) -> Sequence[Section]:
    beginning, *parts = HEADING.split(source)
    found = [Section("", _html(beginning))] if beginning.strip() else []
    for part in parts:
        heading, _newline, body = part.partition("\n")
        found.append(Section(line(heading), _html(body)))
    return found


def _html(source: str) -> SafeString:
    return safe(
        render(source.strip(), cap=CAP + 1_000).html
    )  # the operator's name may be longer than its place


def _says(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, text))


def _text(row: LegalText) -> Text:
    return Text(row.slug, row.language, row.number, row.source, row.updated_at)


def _rows(slug: str, language: str) -> LegalTextQuerySet:
    return LegalText.objects.versions(slug, language)
