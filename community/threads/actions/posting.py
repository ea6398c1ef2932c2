"""Starting threads and answering in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, events, keys, limits
from base.errors import Invalid
from community.threads import policies, rates
from community.threads.actions.beginning import may_begin, settle
from community.threads.actions.changing import insert, lock_thread
from community.threads.actions.choosing import find_tags, put_tags
from community.threads.actions.written import Written, write, write_title
from community.threads.events import PostWritten, ThreadStarted
from community.threads.models import ChangeKind, Kind, Post, Thread
from community.threads.paths import ROOT, path_below
from networks.membership.actions import keep_up
from networks.membership.models import Network
from networks.membership.queries import membership_of, next_sequence
from networks.people.models import Person


def start_thread(
    person: Person,
    network: Network,
    *,
    kind: str,
    title: str,
    text: str,
    tags: Sequence[str],
    key: str,
    worn: str = "",
    rules: int = 0,
) -> Thread:
    """Start a thread in a network that the person sees; `tags` are slugs, at most eight.

    `worn` is a role shown with the post for good; `rules` the version of the network's rules that the person
    agrees to by this. The same `key` with the same texts answers the same thread. Raises Refused (who may
    write; announcements are for leads; rules unread; a role not theirs), Invalid (kind, title, text, tags),
    Conflict (the key with other texts) and TooFast.
    """
    mine = membership_of(person, network)
    policies.start(mine, kind).enforce()
    may_begin(person, mine, worn=worn, rules=rules)
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
        thread = _begin(person, network, kind=kind, title=title, sequence=sequence, at=at)
        post = _add(person, thread, written, number=1, answers=None, sequence=sequence, at=at, worn=worn)
        thread.newest = post.pk
        thread.save(update_fields=["newest"])
        put_tags(thread, chosen)
        settle(person, post, mine, key=key, rules=rules)
        claim.settle(thread.pk)
        events.record(ThreadStarted(thread.pk))
        events.record(PostWritten(post.pk, thread.pk, post.number))
    return thread


def reply(
    person: Person,
    thread: Thread,
    *,
    text: str,
    answers: Post | None,
    key: str,
    worn: str = "",
    rules: int = 0,
) -> Post:
    """Answer a thread that the person sees, or one post of it.

    Numbers are given under the thread's lock; the network's lock comes after it. Leads may move, close, split
    or merge the thread meanwhile: rights, network and the answered post's place are those under the lock. The
    same `key` with the same text answers the same post; `worn` and `rules` as in `start_thread`. Raises
    Refused, Invalid, Conflict and TooFast.
    """
    mine = membership_of(person, thread.network)
    policies.reply(mine, thread).enforce()
    may_begin(person, mine, worn=worn, rules=rules)
    parent = _parent(thread, answers)
    limits.hit(rates.TRY, person.pk)
    written, at = write(text), clock.now()
    body = {"thread": thread.pk, "text": written.source, "answers": parent and parent.pk}
    with transaction.atomic():
        claim = keys.claim(person.pk, "threads.reply", key, body)
        if claim.result is not None:
            return Post.objects.select_related("thread").get(pk=claim.result)
        limits.hit(rates.POST, person.pk)
        locked = lock_thread(thread.pk)
        mine = membership_of(person, locked.network)
        policies.reply(mine, locked).enforce()
        if locked.network_id != thread.network_id:  # moved meanwhile: another network's roles and rules
            may_begin(person, mine, worn=worn, rules=rules)
        parent = _parent(locked, parent and Post.objects.get(pk=parent.pk))
        locked.last_number += 1
        sequence = next_sequence(locked.network_id)
        place: dict[str, Any] = {"number": locked.last_number, "answers": parent, "sequence": sequence}
        post = _add(person, locked, written, **place, at=at, worn=worn)
        _count(locked, post)
        insert(locked, ChangeKind.WRITTEN, by=person, post=post)
        settle(person, post, mine, key=key, rules=rules)
        claim.settle(post.pk)
        events.record(PostWritten(post.pk, locked.pk, post.number))
    return post


def _parent(thread: Thread, answers: Post | None) -> Post | None:
    """Return the post that is answered; to answer the first is to answer the thread."""
    if answers is not None and answers.thread_id != thread.pk:
        raise Invalid({"": [_("The post that you answer is in another thread.")]})
    return None if answers is None or answers.is_first else answers


def _begin(person: Person, network: Network, *, kind: str, title: str, sequence: int, at: datetime) -> Thread:
    """Insert a thread whose first post comes next."""
    return Thread.objects.create(
        network=network,
        kind=kind,
        title=title,
        author=person,
        started_at=at,
        last_number=1,
        last_post_at=at,
        activity=sequence,
    )


def _count(thread: Thread, post: Post) -> None:
    """Let the locked thread know its newest reply."""
    thread.reply_count += 1
    thread.changes_count += 1
    thread.last_post_at, thread.activity, thread.newest = post.created_at, post.sequence, post.pk
    columns = ["last_number", "reply_count", "last_post_at", "activity", "newest", "changes_count"]
    thread.save(update_fields=columns)


def _add(
    person: Person,
    thread: Thread,
    written: Written,
    *,
    number: int,
    answers: Post | None,
    sequence: int,
    at: datetime,
    worn: str,
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
        worn=worn,
        **written.columns(),
    )
