"""Everything that is done to what people know."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from base import events, limits
from base.errors import Invalid
from community.experts.events import KnowledgeSet
from community.experts.models import Kind, PersonTag
from community.tags.models import Tag
from networks.people.models import Person

MOST_TAGS = 8
SET = limits.Rate("experts.set", times=60, seconds=3600)


def set_tags(person: Person, *, help: Sequence[str], learn: Sequence[str]) -> None:
    """Say of oneself what one can help with and what one wants to learn: exactly these tags (slugs, eight each).

    Doing it twice changes nothing. Raises Invalid("help", "learn") for too many or unknown tags, and TooFast.
    """
    limits.hit(SET, person.pk)
    wanted = [*_found(Kind.HELP, help), *_found(Kind.LEARN, learn)]
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(
            pk=person.pk
        )  # two of the same person stand in line
        mine = PersonTag.objects.filter(person=person)
        if list(mine.order_by("pk").values_list("kind", "tag_id")) == wanted:
            return
        # Whole, in the chosen order: there are sixteen rows at most.
        mine.delete()
        PersonTag.objects.bulk_create(
            PersonTag(person=person, kind=kind, tag_id=tag_id) for kind, tag_id in wanted
        )
        events.record(KnowledgeSet(person.pk))


def _found(kind: Kind, slugs: Sequence[str]) -> list[tuple[str, int]]:
    wanted = list(dict.fromkeys(slugs))
    if len(wanted) > MOST_TAGS:
        raise Invalid({kind.value: [_("Choose at most %(n)s tags.") % {"n": MOST_TAGS}]})
    found = dict(Tag.objects.filter(slug__in=wanted).values_list("slug", "pk"))
    if unknown := [slug for slug in wanted if slug not in found]:
        raise Invalid({kind.value: [_("There is no tag “%(tag)s”.") % {"tag": ", ".join(unknown)}]})
    return [(kind.value, found[slug]) for slug in wanted]
