"""Keeping the list of tags."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from base import text
from base.errors import Invalid
from base.slugs import slug_of
from community.tags import policies
from community.tags.models import Synonym, Tag
from networks.people.models import Person


def create_tag(
    person: Person, *, slug: str, name: str, name_en: str, synonyms: Sequence[str], description: str = ""
) -> Tag:
    """Add a tag to the list, for a site admin; its words are at most 50 characters each.

    `slug` may be empty and is then made of the name. A synonym that only repeats a name is left out. Raises
    Refused("not_admin"), and Invalid when a name is missing, too long or already in the list.
    """
    policies.create(person).enforce()
    name, name_en = text.line(name), text.line(name_en)
    words = list(dict.fromkeys(filter(None, map(text.line, synonyms))))
    _check(name, name_en, *words)
    try:
        with transaction.atomic():
            tag: Tag = Tag.objects.create(
                slug=slug or slug_of(name),
                name=name,
                name_en=name_en,
                description=text.normal(description).strip(),
            )
            Synonym.objects.bulk_create(
                Synonym(tag=tag, name=word) for word in words if word not in {name, name_en}
            )
    except IntegrityError as error:
        raise Invalid({"name": [_("The tag is already in the list.")]}) from error
    return tag


def _check(*words: str) -> None:
    if not words[0]:
        raise Invalid({"name": [_("Fill in %(field)s.") % {"field": _("name")}]})
    if any(len(word) > text.TAG for word in words):
        raise Invalid({"name": [_("A tag is at most %(n)s characters long.") % {"n": text.TAG}]})
