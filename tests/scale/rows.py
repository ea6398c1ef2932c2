"""Rows made in bulk: a forum of 2,000 threads, one of them with 100,000 posts. Texts are the demo's."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count, islice

from django.db import connection
from django.utils import timezone

from base.text import POST, RENDERER, Rendered, excerpt, render
from community.threads.models import Kind, Post, Thread
from community.threads.paths import ROOT, path_below
from demo import files
from networks.membership.models import Membership, Network, Role, Visibility
from networks.organisations.models import Organisation
from networks.people.models import Person
from realtime.chat.models import Room

THREADS = 2_000
LONG = 100_000
PEOPLE = 300
NETWORKS = 6
BATCH = 2_000
PLAIN = 20  # posts of the thread that the targets speak of
SHORT = 10


@dataclass(frozen=True, slots=True)
class Forum:
    """What is measured: who reads, and the threads and the network that are read."""

    reader: Person
    network: Network
    plain: Thread
    short: Thread
    long: Thread


class Texts:
    """The demo's texts, rendered once and dealt out in turn."""

    def __init__(self) -> None:
        content = files.read()
        self.cases = [self._made(case.body) for case in content.cases]
        self.replies = [self._made(reply.body) for reply in content.replies]
        self.titles = [case.title for case in content.cases]

    def _made(self, source: str) -> tuple[str, Rendered, str]:
        return source, render(source, cap=POST), excerpt(source, 200)


class Maker:
    """Makes the rows; chance is seeded, so that every run measures the same forum."""

    def __init__(self) -> None:
        self.dice = random.Random(1)
        self.texts = Texts()
        self.now = timezone.now()
        self.sequences = count(1)

    def forum(self) -> Forum:
        """Fill an empty database."""
        people = self._people()
        networks = self._networks(people)
        sizes = [LONG, PLAIN, SHORT, *(self.dice.randint(1, 12) for _ in range(THREADS - 3))]
        made = [self._thread(networks[i % NETWORKS if i > 2 else 0], people, i) for i in range(THREADS)]
        Thread.objects.bulk_create(made, batch_size=BATCH)
        last = self._write(self._posts(made, sizes, people))
        for thread, size in zip(made, sizes, strict=True):
            thread.last_number, thread.reply_count = size, size - 1
            thread.activity, thread.newest = last[thread.pk].sequence, last[thread.pk].pk
        columns = ["last_number", "reply_count", "activity", "newest"]
        Thread.objects.bulk_update(made, columns, batch_size=500)
        newest = next(self.sequences)
        Network.objects.update(sequence=newest)
        Membership.objects.update(seen=newest - 500)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return Forum(people[0], networks[0], plain=made[1], short=made[2], long=made[0])

    def _people(self) -> list[Person]:
        bodies = Organisation.objects.bulk_create(
            Organisation(
                code=f"{n:04}", name=f"Kommun {n}", kind="municipality", member_since=date(2024, 1, 1)
            )
            for n in range(1, 151)
        )
        return Person.objects.bulk_create(
            Person(
                email=f"person{n}@kommun.example",
                name=f"Förnamn Efternamn {n}",
                title="Verksamhetsutvecklare",
                organisation=bodies[n % len(bodies)],
                joined_at=self.now,
                confirmed_at=self.now,
            )
            for n in range(PEOPLE)
        )

    def _networks(self, people: Sequence[Person]) -> list[Network]:
        networks = Network.objects.bulk_create(
            Network(
                slug=f"natverk-{n}",
                name=f"Nätverk {n}",
                visibility=Visibility.OPEN,
                purpose="Vi arbetar med att förstå, mäta och höja den digitala mognaden.",
                created_at=self.now,
            )
            for n in range(NETWORKS)
        )
        Room.objects.bulk_create(
            Room(network=each, slug="allmant", name="Allmänt", created_at=self.now) for each in networks
        )
        Membership.objects.bulk_create(
            Membership(
                network=each, person=person, joined_at=self.now, role=Role.LEAD if n == 1 else Role.MEMBER
            )
            for each in networks
            for n, person in enumerate(people)
        )
        return networks

    def _thread(self, network: Network, people: Sequence[Person], index: int) -> Thread:
        at = self.now - timedelta(hours=THREADS - index)
        return Thread(
            network=network,
            kind=self.dice.choice(Kind.values),
            title=self.texts.titles[index % len(self.texts.titles)],
            author=self.dice.choice(people),
            started_at=at,
            last_post_at=at,
            activity=index + 1,
        )

    def _posts(
        self, threads: Sequence[Thread], sizes: Sequence[int], people: Sequence[Person]
    ) -> Iterator[Post]:
        for thread, size in zip(threads, sizes, strict=True):
            last: Post | None = None
            for number in range(1, size + 1):
                last = self._post(thread, number, self.dice.choice(people), last)
                yield last

    def _post(self, thread: Thread, number: int, author: Person, last: Post | None) -> Post:
        texts = self.texts.cases if number == 1 else self.texts.replies
        source, rendered, summary = texts[number % len(texts)]
        # Every third post answers the one before, so that there is a tree.
        above = last.path if last and last.number > 1 and number % 3 == 0 else ROOT
        return Post(
            thread=thread,
            number=number,
            path=ROOT if number == 1 else path_below(above, number),
            author=author,
            organisation_id=author.organisation_id,
            organisation_name=author.organisation.name,
            author_title=author.title,
            source=source,
            html=rendered.html,
            renderer=RENDERER,
            summary=summary,
            created_at=self._moment(thread.started_at, number),
            sequence=next(self.sequences),
        )

    def _moment(self, begun: datetime, number: int) -> datetime:
        return begun + timedelta(seconds=number)

    def _write(self, posts: Iterator[Post]) -> dict[int, Post]:
        """Write the posts; return the last one of each thread."""
        last: dict[int, Post] = {}
        while batch := list(islice(posts, BATCH)):
            last |= {post.thread_id: post for post in Post.objects.bulk_create(batch)}
        return last
