"""The titles of what texts link to bare: of threads, posts and tags that the reader may see (one query, or none)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from base.text import Title, all_linked
from community.tags.queries import all_tags
from community.threads import models as stored  # not the names in it: the models are made of these querysets

if TYPE_CHECKING:
    from base.text.titles import Key
    from community.threads.queries.seeing import PostQuerySet, ThreadQuerySet
    from networks.membership.models import Network
    from networks.people.models import Person

Titles = Mapping["Key", Title]
MOST = 200  # addresses of one page that are looked up


def titles_for(person: Person, texts: Iterable[str]) -> Titles:
    """Return the titles of what stored texts link to, as far as somebody may see it."""
    threads, posts = stored.Thread.objects.visible_to(person), stored.Post.objects.visible_to(person)
    return _titles(texts, threads, posts)


def titles_in(networks: QuerySet[Network], texts: Iterable[str]) -> Titles:
    """Return those of one network alone, without words of a language: for texts made once for all readers."""
    threads = stored.Thread.objects.filter(network__in=networks)
    found = _titles(texts, threads, stored.Post.objects.filter(thread__network__in=networks))
    return {key: Title(title.name) for key, title in found.items()}


def _titles(texts: Iterable[str], threads: ThreadQuerySet, posts: PostQuerySet) -> Titles:
    wanted = sorted(all_linked(texts, settings.BASE_URL))[:MOST]
    keys = {word: [key for each, key in wanted if each == word] for word in ("t", "p", "tag")}
    parts = []
    if ids := [int(key) for key in keys["t"] if key.isdigit()]:
        parts.append(_rows("t", threads.standing().filter(pk__in=ids), "pk", "title", "kind"))
    if ids := [int(key) for key in keys["p"] if key.isdigit()]:
        shown = posts.shown().filter(pk__in=ids)
        parts.append(_rows("p", shown, "pk", "thread__title", "thread__kind"))
    if slugs := keys["tag"]:
        name = "name_en" if get_language() == "en" else "name"
        parts.append(_rows("tag", all_tags().filter(slug__in=slugs), "slug", name, "name"))
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {(word, key): _title(word, name, kind) for word, key, name, kind in rows}


def _rows(word: str, rows: QuerySet[Any], key: str, name: str, kind: str) -> QuerySet[Any]:
    """The rows of one table in the shape of all: which, its key as text, its title, its kind (or other name)."""
    marked = rows.order_by().annotate(
        link_word=Value(word, output_field=CharField()),
        link_key=Cast(key, CharField()),
        link_name=Cast(name, CharField()),
        link_kind=Cast(kind, CharField()),
    )
    columns: QuerySet[Any] = marked.values_list("link_word", "link_key", "link_name", "link_kind")
    return columns


def _title(word: str, name: str, kind: str) -> Title:
    if word == "tag":
        return Title(name or kind, _("Tag"))
    return Title(name, _("Post") if word == "p" else str(stored.Kind(kind).label))
