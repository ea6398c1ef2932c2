"""Where posts are written, as drafts know it: a new thread, a reply, a change of one's own post."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from base.web.asked import MOST_DIGITS
from community.drafts import places
from community.drafts.places import Place
from community.threads.models import Kind, Post, Thread
from networks.membership.models import Network
from networks.people.models import Person


def register() -> None:
    """Let drafts be kept of all that is written in threads."""
    places.register("new", find_new, act="threads.start")
    places.register("reply", find_replies, act="threads.reply")
    places.register("edit", find_edits, act="threads.edit")


def new_place(slug: str, kind: str) -> str:
    """Return the place of a new thread of a kind in a network."""
    return f"new:{slug}:{kind}"


def reply_place(thread_id: int, post_id: int | None = None) -> str:
    """Return the place of a reply to a thread, or to one of its posts."""
    return f"reply:{thread_id}:{post_id}" if post_id else f"reply:{thread_id}"


def edit_place(post_id: int) -> str:
    """Return the place where a post is changed."""
    return f"edit:{post_id}"


def find_new(person: Person, wanted: Sequence[str]) -> Mapping[str, Place]:
    """Find `new:<network>:<kind>` in the networks whose content the person reads (one query)."""
    parts = {place: place.split(":") for place in wanted if place.count(":") == 2}
    slugs = {slug for _new, slug, kind in parts.values() if kind in Kind.values}
    networks = {each.slug: each for each in Network.objects.readable_by(person).filter(slug__in=slugs)}
    return {
        place: Place(
            _("New thread in %(network)s") % {"network": networks[slug].shown_name},
            f"{reverse('thread_new', args=[slug])}?kind={kind}",
        )
        for place, (_new, slug, kind) in parts.items()
        if slug in networks
    }


def find_replies(person: Person, wanted: Sequence[str]) -> Mapping[str, Place]:
    """Find `reply:<thread>` and `reply:<thread>:<post>` in threads that the person sees (one query)."""
    parts = {place: _numbers(place) for place in wanted}
    ids = {each[0] for each in parts.values() if each}
    threads = Thread.objects.visible_to(person).standing().filter(pk__in=ids)
    titles = dict(threads.values_list("pk", "title"))
    found = {}
    for place, numbers in parts.items():
        if numbers and numbers[0] in titles:
            query = f"?answers={numbers[1]}" if len(numbers) > 1 else ""
            name = _("Reply in “%(title)s”") % {"title": titles[numbers[0]]}
            found[place] = Place(name, f"{reverse('thread_reply', args=numbers[:1])}{query}")
    return found


def find_edits(person: Person, wanted: Sequence[str]) -> Mapping[str, Place]:
    """Find `edit:<post>` of the person's own posts that stand (one query)."""
    parts = {numbers[0]: place for place in wanted if (numbers := _numbers(place))}
    mine = Post.objects.visible_to(person).shown().filter(author=person, thread__standing=True)
    titles = mine.filter(pk__in=parts).values_list("pk", "thread__title")
    return {
        parts[pk]: Place(
            _("Change of your post in “%(title)s”") % {"title": title}, reverse("post_edit", args=[pk])
        )
        for pk, title in titles
    }


def _numbers(place: str) -> list[int]:
    """Return the ids in a place; none if there is anything else in it."""
    words = place.split(":")[1:]
    fit = all(word.isascii() and word.isdigit() and len(word) <= MOST_DIGITS for word in words)
    return [int(word) for word in words] if fit else []
