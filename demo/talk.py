"""What the demo's people wrote: threads, replies and chat, and when they last looked."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from django.utils.text import slugify

from community.threads import actions as threads
from community.threads.models import Post
from demo import times
from demo.arrivals import RESEARCHER
from demo.files import CaseFile, Content, MessageFile, PersonFile, ReplyFile, RoomFile
from demo.world import Step, World
from networks.membership import actions as membership
from networks.membership.models import Worn
from realtime.chat import actions as chat

# When the three who are easiest to sign in as last opened their networks (days ago), so that each sees
# something new and something read. Everybody else looked some time in the last fortnight.
LAST_LOOK = {
    ("p40", "digital-mognad"): 3.0,
    ("p40", "hr-och-digitalisering"): 6.0,
    ("p40", "forandringsledning"): 0.0,
    ("p01", "digital-mognad"): 2.0,
    ("p01", "forandringsledning"): 9.0,
}
FORTNIGHT = 14.0


class Talk:
    """Everything that is said, as steps that can be put in order with each other."""

    def __init__(self, world: World, content: Content, now: datetime) -> None:
        self.world = world
        self.content = content
        self.now = now

    def steps(self) -> Iterator[Step]:
        """Return what was written and read."""
        for case in self.content.cases:
            yield from self._conversation(case)
        for room in self.content.rooms:
            yield from self._room(room)
        for person in self.content.people:
            yield from (self._look(person, slug) for slug in person.networks)

    def _conversation(self, case: CaseFile) -> Iterator[Step]:
        begun = times.of_day(self.now, case.days_ago, case.id)
        yield Step(begun, partial(self._start, case))
        replies = self.content.replies_to(case.id)
        moments = times.replies_after(
            begun,
            [reply.hours_after for reply in replies],
            now=self.now,
            names=[reply.id for reply in replies],
        )
        for index, (reply, moment) in enumerate(zip(replies, moments, strict=True)):
            yield Step(moment, partial(self._reply, reply, answered(case, replies[:index], reply)))

    def _start(self, case: CaseFile) -> None:
        thread = threads.start_thread(
            self.world.people[case.author],
            self.world.networks[case.network],
            kind=case.kind,
            title=case.title,
            text=self.world.text(case.body),
            tags=case.tags,
            key=f"demo-{case.id}",
        )
        self.world.threads[case.id] = thread
        self.world.remember("case", case.id, thread.pk)

    def _reply(self, reply: ReplyFile, answers: str | None) -> None:
        post: Post = threads.reply(
            self.world.people[reply.author],
            self.world.threads[reply.case],
            text=self.world.text(reply.body),
            answers=self.world.posts[answers] if answers else None,
            key=f"demo-{reply.id}",
            worn=Worn.RESEARCHER if reply.author == RESEARCHER else "",
        )
        self.world.posts[reply.id] = post
        self.world.remember("reply", reply.id, post.pk)

    def _room(self, room: RoomFile) -> Iterator[Step]:
        moments = times.chat(len(room.messages), now=self.now, name=room.id)
        yield Step(moments[0], partial(self._open, room))
        for message, moment in zip(room.messages, moments, strict=True):
            yield Step(moment, partial(self._say, message))

    def _open(self, room: RoomFile) -> None:
        network = self.world.networks[room.network]
        lead = next(each for each in self.content.networks if each.slug == room.network).leads[0]
        made = chat.open_room(self.world.people[lead], network, name=room.name, slug=slugify(room.name))
        self.world.rooms[room.id] = made
        self.world.remember("room", room.id, made.pk)

    def _say(self, message: MessageFile) -> None:
        said = chat.say(
            self.world.people[message.author],
            self.world.rooms[message.room],
            text=self.world.text(message.text),
            client_id=f"demo-{message.id}",
        )
        self.world.remember("message", message.id, said.pk)

    def _look(self, person: PersonFile, slug: str) -> Step:
        """Let somebody open the network's front page, which is what marks it as read."""
        dice = times.chance(f"look-{person.id}-{slug}")
        days = LAST_LOOK.get((person.id, slug), dice.uniform(0, FORTNIGHT))
        return Step(times.look(self.now, days), partial(self._see, person.id, slug))

    def _see(self, person_id: str, slug: str) -> None:
        network = self.world.networks[slug]
        network.refresh_from_db(fields=["sequence"])
        membership.mark_seen(self.world.people[person_id], network, sequence=network.sequence)


def answered(case: CaseFile, before: Sequence[ReplyFile], reply: ReplyFile) -> str | None:
    """Return the id of the reply that a reply answers, or None where it answers the case.

    The files tell whom a text quotes and mentions, not what it answers; so in this order: what it quotes; the
    latest reply of somebody it mentions; the reply just before that turned to its author; and who asked in the
    first place answers the latest reply.
    """
    if reply.quotes:
        return None if reply.quotes == case.id else reply.quotes
    for earlier in reversed(before):
        if earlier.author in reply.mentions and earlier.author != reply.author:
            return earlier.id
    if before and (reply.author in before[-1].mentions or reply.author == case.author):
        return before[-1].id
    return None
