"""Choosing: the tags of a thread, and how one likes to read."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from base import audit, events, limits
from base.basis import check
from base.errors import Invalid
from community.tags.models import Tag
from community.threads import bases, policies, rates
from community.threads.actions.changing import enter, lock_thread, logged
from community.threads.events import TagsSet
from community.threads.models import ChangeKind, TaggedThread, Thread
from community.threads.queries.reading import VIEWS
from networks.membership.queries import membership_of
from networks.people.models import Person

MOST_TAGS = 8


def set_tags(person: Person, thread: Thread, *, tags: Sequence[str], basis: str = "") -> Thread:
    """Give a thread exactly these tags (slugs, at most eight), for its author and the leads.

    Doing it twice changes nothing. `basis` names what the form began from: Conflict when somebody else has chosen
    meanwhile. Raises Refused, and Invalid("tags") for too many or unknown ones.
    """
    policies.tag(person, membership_of(person, thread.network), thread).enforce()
    limits.hit(rates.ACT, person.pk)
    chosen = find_tags(tags)
    with transaction.atomic():
        locked = lock_thread(thread.pk)
        mine = membership_of(person, locked.network)
        policies.tag(person, mine, locked).enforce()
        had = dict(locked.tagged.values_list("tag_id", "tag__slug"))
        if set(had) == {tag.pk for tag in chosen}:
            return locked
        check(basis, bases.of_tags(had.values()))
        # All anew, so that they stand in the order that was chosen: also when it is taken back.
        locked.tagged.all().delete()
        put_tags(locked, chosen)
        enter(locked, ChangeKind.TAGS, by=person)
        if locked.author_id != person.pk:
            audit.log(person.pk, "threads.tags", **logged(locked))
        events.record(TagsSet(locked.pk))
    return locked


def choose_view(person: Person, *, view: str) -> None:
    """Remember whether the person reads threads as conversation or by time. Raises Invalid for another word."""
    if view not in VIEWS:
        raise Invalid({"view": [_("Choose conversation or time.")]})
    Person.objects.filter(pk=person.pk).update(thread_view=view)
    person.thread_view = view


def find_tags(slugs: Sequence[str]) -> list[Tag]:
    """Return the tags with these slugs in this order. Raises Invalid("tags") for too many or unknown ones."""
    wanted = list(dict.fromkeys(slugs))
    if len(wanted) > MOST_TAGS:
        raise Invalid({"tags": [_("Choose at most %(n)s tags.") % {"n": MOST_TAGS}]})
    found = {tag.slug: tag for tag in Tag.objects.filter(slug__in=wanted)}
    if unknown := [slug for slug in wanted if slug not in found]:
        raise Invalid({"tags": [_("There is no tag “%(tag)s”.") % {"tag": ", ".join(unknown)}]})
    return [found[slug] for slug in wanted]


def put_tags(thread: Thread, tags: Sequence[Tag]) -> None:
    """Add tags that the thread does not have."""
    TaggedThread.objects.bulk_create(TaggedThread(content_object=thread, tag=tag) for tag in tags)
