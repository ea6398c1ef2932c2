"""Starting threads and answering in them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, events, keys, limits
from base.errors import Invalid
from community.threads import policies, rates
from community.threads.actions.choosing import find_tags, put_tags
from community.threads.actions.written import Written, write, write_title
from community.threads.events import PostWritten, ThreadStarted
from community.threads.models import Kind, Post, Thread
from community.threads.paths import ROOT, path_below
from networks.membership.actions import keep_up
from networks.membership.models import Network
from networks.membership.queries import membership_of, next_sequence
from networks.people.models import Person


def start_thread(
    person: Person, network: Network, *, kind: str, title: str, text: str, tags: Sequence[str], key: str
) -> Thread:
    """Start a thread in a network that the person sees; `tags` are slugs, at most eight.

    The same `key` with the same texts answers the same thread. Raises Refused (who may write; announcements
    are for leads), Invalid (kind, title, text, tags), Conflict (the key with other texts) and TooFast.
    """
    policies.start(membership_of(person, network), kind).enforce()
    if kind not in Kind.values:
        raise Invalid({"": [_("Choose what kind of thread it is.")]})
    limits.hit(rates.TRY, person.pk)
    title, written, chosen, at = write_title(title), write(text), find_tags(tags), clock.now()
    body = {"network": network.pk, "kind": kind, "title": title, "text": written.source, "tags": [*tags]}
    with transaction.atomic():
        claim = keys.claim(person.pk, "threads.start", key, body)
        if claim.result is not None:
            return Thread.objects.select_related("network").get(pk=claim.result)
        limits.hit(rates.THREAD, person.pk)
        sequence = next_sequence(network.pk)
        thread = Thread.objects.create(
            network=network,
            kind=kind,
            title=title,
            author=person,
            started_at=at,
            last_number=1,
            last_post_at=at,
            activity=sequence,
        )
        post = _add(person, thread, written, number=1, answers=None, sequence=sequence, at=at)
        thread.newest = post.pk
        thread.save(update_fields=["newest"])
        put_tags(thread, chosen)
        claim.settle(thread.pk)
        events.record(ThreadStarted(thread.pk))
        events.record(PostWritten(post.pk, thread.pk, post.number))
    return thread


def reply(person: Person, thread: Thread, *, text: str, answers: Post | None, key: str) -> Post:
    """Answer a thread that the person sees, or one post of it.

    Numbers are given under the thread's lock, without holes; the network's lock comes after it. The same
    `key` with the same text answers the same post. Raises Refused, Invalid, Conflict and TooFast.
    """
    policies.reply(membership_of(person, thread.network), thread).enforce()
    if answers is not None and answers.thread_id != thread.pk:
        raise Invalid({"": [_("The post that you answer is in another thread.")]})
    limits.hit(rates.TRY, person.pk)
    written, at = write(text), clock.now()
    parent = (
        None if answers is None or answers.is_first else answers
    )  # answering the first is answering the thread
    body = {"thread": thread.pk, "text": written.source, "answers": parent and parent.pk}
    with transaction.atomic():
        claim = keys.claim(person.pk, "threads.reply", key, body)
        if claim.result is not None:
            return Post.objects.select_related("thread").get(pk=claim.result)
        limits.hit(rates.POST, person.pk)
        locked = Thread.objects.select_for_update(no_key=True).get(pk=thread.pk)
        policies.reply(membership_of(person, thread.network), locked).enforce()
        locked.last_number += 1
        sequence = next_sequence(locked.network_id)
        post = _add(
            person, locked, written, number=locked.last_number, answers=parent, sequence=sequence, at=at
        )
        locked.reply_count += 1
        locked.last_post_at, locked.activity, locked.newest = at, sequence, post.pk
        locked.save(update_fields=["last_number", "reply_count", "last_post_at", "activity", "newest"])
        claim.settle(post.pk)
        events.record(PostWritten(post.pk, locked.pk, post.number))
    return post


def _add(
    person: Person,
    thread: Thread,
    written: Written,
    *,
    number: int,
    answers: Post | None,
    sequence: int,
    at: datetime,
) -> Post:
    """Insert a post with who its author is today: people change employer, what they said for one stays so."""
    keep_up(person, thread.network_id, sequence=sequence)
    return Post.objects.create(
        thread=thread,
        number=number,
        answers=answers,
        path=ROOT if number == 1 else path_below(answers.path if answers else ROOT, number),
        author=person,
        organisation=person.organisation,
        organisation_name=person.organisation.name,
        author_title=person.title,
        created_at=at,
        sequence=sequence,
        **written.columns(),
    )
