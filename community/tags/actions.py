"""Keeping the list of tags, for site admins; each act is in the log."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from base import audit, text
from base.basis import check
from base.errors import Invalid, Refused
from base.slugs import slug_of
from community.tags import policies
from community.tags.models import FormerTag, Synonym, Tag
from community.tags.queries import MOST_TAGS, carrying, texts_of, uses
from networks.people.models import Person


def create_tag(
    person: Person, *, slug: str, name: str, name_en: str, synonyms: Sequence[str], description: str = ""
) -> Tag:
    """Add a tag to the list; its words are at most 50 characters each.

    `slug` may be empty and is then made of the name. A synonym that only repeats a name is left out. Raises
    Refused("not_admin"), and Invalid when a name is missing, too long or already in the list, or the list is full.
    """
    policies.create(person).enforce()
    name, name_en, words = _words(name, name_en, synonyms)
    if Tag.objects.count() >= MOST_TAGS:
        raise Invalid({"": [_("The list holds at most %(n)s tags. Merge some first.") % {"n": MOST_TAGS}]})
    try:
        with transaction.atomic():
            tag: Tag = Tag.objects.create(
                slug=slug or slug_of(name),
                name=name,
                name_en=name_en,
                description=text.normal(description).strip(),
            )
            _set_synonyms(tag, words)
            _log(person, "tags.create", tag)
    except IntegrityError as error:
        raise Invalid({"name": [_("The tag is already in the list.")]}) from error
    return tag


def change_tag(
    person: Person,
    tag: Tag,
    *,
    name: str,
    name_en: str,
    synonyms: Sequence[str],
    description: str,
    basis: str = "",
) -> Tag:
    """Give a tag other words; its address stays, and the same words change nothing.

    `basis` names the words that the form began from. Raises Refused("not_admin", "tag_gone"), Invalid, and Conflict
    when another administrator was first.
    """
    policies.keep(person).enforce()
    name, name_en, words = _words(name, name_en, synonyms)
    try:
        with transaction.atomic():
            (tag,) = _lock(tag)
            old, now = tag.name, texts_of(tag)
            tag.name, tag.name_en, tag.description = name, name_en, text.normal(description).strip()
            if {**texts_of(tag), "synonyms": _others(tag, words)} == now:
                return tag
            check(basis, now)
            tag.save(update_fields=["name", "name_en", "description"])
            _set_synonyms(tag, words)
            _log(person, "tags.change", tag, **({} if old == name else {"from": old, "to": name}))
    except IntegrityError as error:
        raise Invalid({"name": [_("The tag is already in the list.")]}) from error
    return tag


@transaction.atomic
def merge_tags(person: Person, gone: Tag, *, into: Tag) -> Tag:
    """Let a tag go up in another: what carries it carries the other, its words find it, its address leads there.

    Raises Refused("not_admin", "same_tag", "tag_gone").
    """
    policies.merge(person, gone, into).enforce()
    gone, into = _lock(gone, into)
    for rows, column in carrying(gone):
        for row in rows:
            _carry(row, column, into)
    words = {gone.name, gone.name_en} - {"", into.name, into.name_en}
    Synonym.objects.bulk_create((Synonym(tag=into, name=word) for word in words), ignore_conflicts=True)
    FormerTag.objects.create(slug=gone.slug, tag=into)
    _log(person, "tags.merge", into, gone=gone.pk, name=gone.name)
    gone.delete()
    return into


@transaction.atomic
def delete_tag(person: Person, tag: Tag) -> None:
    """Take a tag away that nothing carries. Raises Refused("not_admin", "tag_in_use", "tag_gone")."""
    (tag,) = _lock(tag)
    policies.delete(person, uses(tag)).enforce()
    _log(person, "tags.delete", tag, name=tag.name)
    tag.delete()


def _lock(*tags: Tag) -> list[Tag]:
    """Lock tags and return them as they are now; another administrator may have taken one away a moment ago."""
    ids = [each.pk for each in tags]
    found = {each.pk: each for each in Tag.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    if len(found) < len(ids):
        raise Refused("tag_gone")
    return [found[each] for each in ids]


def _carry(row: object, column: str, into: Tag) -> None:
    """Let a row hold the other tag; one that says the same already goes."""
    one = type(row)._base_manager.filter(pk=row.pk)  # type: ignore[attr-defined]  # any model
    try:
        with transaction.atomic():
            one.update(**{column: into.pk})
    except IntegrityError:
        one.delete()


def _set_synonyms(tag: Tag, words: Sequence[str]) -> None:
    wanted = _others(tag, words)
    tag.synonyms.exclude(name__in=wanted).delete()
    Synonym.objects.bulk_create((Synonym(tag=tag, name=word) for word in wanted), ignore_conflicts=True)


def _others(tag: Tag, words: Sequence[str]) -> list[str]:
    """Return the synonyms among words: by name, and none that only repeats what the tag is called."""
    return sorted(word for word in words if word not in {tag.name, tag.name_en})


def _words(name: str, name_en: str, synonyms: Sequence[str]) -> tuple[str, str, list[str]]:
    name, name_en = text.line(name), text.line(name_en)
    words = list(dict.fromkeys(filter(None, map(text.line, synonyms))))
    if not name:
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    if any(len(word) > text.TAG for word in (name, name_en, *words)):
        raise Invalid({"name": [_("A tag is at most %(n)s characters long.") % {"n": text.TAG}]})
    return name, name_en, words


def _log(person: Person, act: str, tag: Tag, **data: object) -> None:
    audit.log(person.pk, act, kind="tag", object_id=tag.pk, data=data)
