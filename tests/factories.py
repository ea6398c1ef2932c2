"""Makes rows directly and quickly, for arrangement only: what a test is about goes through the actions."""

from datetime import date, datetime
from itertools import count
from typing import Any

from django.test import Client
from django.utils import timezone

from base.slugs import slug_of
from base.text import POST, RENDERER, excerpt, render
from community.tags.models import Synonym, Tag
from community.threads.models import Kind, Post, Thread
from community.threads.paths import ROOT, path_below
from networks.membership.models import Membership, Network, Role, Visibility
from networks.organisations.models import Kind as OrganisationKind
from networks.organisations.models import Organisation
from networks.people.models import Person
from realtime.chat.models import Change, ChangeKind, Message, Room

PASSWORD = "en lang och lugn fras"
_numbers = count(1)


def make_organisation(name: str = "", *, code: str = "", member: bool = True, **values: Any) -> Organisation:
    """A municipality; a member of the forum unless told otherwise."""
    n = next(_numbers)
    return Organisation.objects.create(
        code=code or f"t{n}",
        name=name or f"Kommun {n}",
        kind=values.pop("kind", OrganisationKind.MUNICIPALITY),
        member_since=date(2024, 1, 1) if member else None,
        **values,
    )


def make_person(name: str = "", *, organisation: Organisation | None = None, **values: Any) -> Person:
    """Somebody who can sign in with PASSWORD."""
    n = next(_numbers)
    person = Person(
        name=name or f"Person {n}",
        email=values.pop("email", f"person{n}@kommun.example"),
        title=values.pop("title", "Strateg"),
        organisation=organisation or make_organisation(),
        joined_at=timezone.now(),
        confirmed_at=values.pop("confirmed_at", timezone.now()),
        welcomed_at=values.pop("welcomed_at", timezone.now()),
        **values,
    )
    person.set_password(PASSWORD)
    person.save()
    return person


def make_network(name: str = "", *, visibility: str = Visibility.OPEN, **values: Any) -> Network:
    """A network with nobody in it."""
    n = next(_numbers)
    return Network.objects.create(
        slug=values.pop("slug", f"natverk-{n}"),
        name=name or f"Nätverk {n}",
        visibility=visibility,
        purpose=values.pop("purpose", "Vi lär av varandra."),
        rules=values.pop("rules", ["Var snäll."]),
        created_at=timezone.now(),
        **values,
    )


def make_member(network: Network, person: Person, role: str = Role.MEMBER, **values: Any) -> Membership:
    """A membership, active unless `ended_at` is given."""
    return Membership.objects.create(
        network=network, person=person, role=role, joined_at=timezone.now(), **values
    )


def make_thread(
    network: Network,
    author: Person,
    *,
    title: str = "Hur gör ni?",
    text: str = "Vi undrar hur ni gör.",
    kind: str = Kind.QUESTION,
    at: datetime | None = None,
) -> Thread:
    """A thread with its first post."""
    at = at or timezone.now()
    network.refresh_from_db(fields=["sequence"])  # an action may have counted on
    thread = Thread.objects.create(
        network=network,
        kind=kind,
        title=title,
        author=author,
        started_at=at,
        last_post_at=at,
        activity=network.sequence + 1,
    )
    make_post(thread, author, text=text, at=at)
    return thread


def make_post(
    thread: Thread,
    author: Person,
    *,
    text: str = "Så här gör vi.",
    answers: Post | None = None,
    at: datetime | None = None,
) -> Post:
    """The thread's next post; counters follow."""
    network = thread.network
    network.refresh_from_db(fields=["sequence"])
    network.sequence += 1
    network.save(update_fields=["sequence"])
    rendered = render(text, cap=POST)
    number = thread.last_number + 1
    path = ROOT if number == 1 else path_below(answers.path if answers else ROOT, number)
    at = at or timezone.now()
    post = Post.objects.create(
        thread=thread,
        number=number,
        answers=answers,
        path=path,
        author=author,
        organisation=author.organisation,
        organisation_name=author.organisation.name,
        author_title=author.title,
        source=text,
        html=rendered.html,
        renderer=RENDERER,
        summary=excerpt(text, 200),
        created_at=at,
        sequence=network.sequence,
    )
    thread.last_number = number
    thread.reply_count = max(number - 1, 0)
    thread.last_post_at = at
    thread.activity, thread.newest = network.sequence, post.pk
    thread.save()
    return post


def make_tag(name: str, *synonyms: str, slug: str = "", **values: Any) -> Tag:
    """A tag of the curated list."""
    tag: Tag = Tag.objects.create(name=name, slug=slug or slug_of(name), **values)
    for synonym in synonyms:
        Synonym.objects.create(tag=tag, name=synonym)
    return tag


def make_room(network: Network, name: str = "Allmänt", *, slug: str = "allmant") -> Room:
    """A chat room with nothing said."""
    return Room.objects.create(network=network, name=name, slug=slug, created_at=timezone.now())


def make_message(room: Room, author: Person, text: str = "Hej!", *, at: datetime | None = None) -> Message:
    """The room's next message."""
    room.number += 1
    room.save(update_fields=["number"])
    message = Message.objects.create(
        room=room,
        number=room.number,
        author=author,
        organisation=author.organisation,
        organisation_name=author.organisation.name,
        source=text,
        html=render(text, cap=POST).html,
        renderer=RENDERER,
        said_at=at or timezone.now(),
    )
    Change.objects.create(room=room, number=room.number, kind=ChangeKind.SAID, message=message)
    return message


def client_of(person: Person) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person)
    return client
