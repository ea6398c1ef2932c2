"""The hub: one object per process that brings news to every socket of the process.

The layer carries one small notice per process. The hub then reads the new rows once, encodes each change once
and writes it to those sockets whose person may follow the topic at this moment. Notices may be lost: every
sweep reads the numbers of all open topics, and every right and session, from the database.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Collection, Coroutine, Iterable
from typing import Any, Final
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from base.live.notices import GROUP
from realtime.wire import reading
from realtime.wire.following import Follow, OpenTopic
from realtime.wire.protocol import SILENCE, Close
from realtime.wire.reading import Asked
from realtime.wire.socket import Key, Socket
from realtime.wire.threads import read

SWEEP: Final = 0.6  # seconds: a right that ended, or news of another process, shows within a second
# The in-memory layer forgets who is in a group after a day.
REJOIN: Final = 3600.0
LAYER_AWAY: Final = 1.0  # seconds before the layer is tried again

log = logging.getLogger(__name__)


class Hub:
    """The sockets of one process and what they follow. Lives on the event loop; reads in threads."""

    def __init__(self) -> None:
        self.sockets: set[Socket] = set()
        self.topics: dict[Key, OpenTopic] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._sweeping = False
        self._listening = False

    def attach(self, socket: Socket) -> None:
        """Take a socket in."""
        self.sockets.add(socket)
        if not self._listening:
            self._listening = True
            self._spawn(self._listen())
        if not self._sweeping:
            self._sweeping = True
            self._spawn(self._sweep_while_open())

    def detach(self, socket: Socket) -> None:
        """Forget a socket that is gone or going."""
        self.sockets.discard(socket)
        for follow in list(socket.follows.values()):
            self._end(follow)

    async def follow(self, socket: Socket, key: Key, after: int | None, ref: object) -> None:
        """Let a socket follow a topic: what it missed after a number, then what comes, without hole or double.

        The follower is entered before its read and holds what arrives meanwhile. The topic's number was read
        before that, so the read reaches at least as far as anything that was not held.
        """
        self.unfollow(socket, key)
        follow = await self._enter(socket, key)
        found = await read(reading.catch_up, key, socket.session_key, after, ref)
        if found is None:
            self._sign_out(socket)
        elif not isinstance(found, reading.CatchUp):
            self._end(follow)
            socket.write(found if ref is None else {**found, "ref": ref})
        else:
            socket.write_text(found.text)
            if found.more or follow.ended:
                self._end(follow)
            elif not follow.caught_up(found.number):
                self._behind(follow)

    def unfollow(self, socket: Socket, key: Key) -> None:
        """Let a socket no longer follow a topic."""
        if follow := socket.follows.get(key):
            self._end(follow)

    async def goodbye(self) -> None:
        """Tell every page to come back, and close."""
        await asyncio.gather(*(socket.goodbye() for socket in list(self.sockets)))

    async def _enter(self, socket: Socket, key: Key) -> Follow:
        follow = Follow(socket, key)
        if key not in self.topics:
            number = await read(reading.first_number, key)
            self.topics.setdefault(key, OpenTopic(key, number))
        self.topics[key].follows.add(follow)  # no await before this line: an empty topic is forgotten
        socket.follows[key] = follow
        return follow

    def _end(self, follow: Follow) -> None:
        follow.ended = True
        if follow.socket.follows.get(follow.key) is follow:
            del follow.socket.follows[follow.key]
        topic = self.topics.get(follow.key)
        if topic is not None:
            topic.follows.discard(follow)
            if not topic.follows:
                del self.topics[follow.key]

    def _behind(self, follow: Follow) -> None:
        """Tell a slow reader to fetch for itself: it follows again when it asks from where it got to."""
        self._end(follow)
        follow.socket.write({"type": "behind", "topic": follow.topic, "number": follow.sent})

    # What is new

    def _news(self, key: Key, number: int) -> None:
        topic = self.topics.get(key)
        if topic is not None and number > topic.number:
            topic.stale = True
            if not topic.telling:
                topic.telling = True
                self._spawn(self._tell(topic))

    async def _tell(self, topic: OpenTopic) -> None:
        """Bring what is new in a topic to its followers; one such task per topic, so that order is kept."""
        try:
            while topic.stale and topic.follows:
                topic.stale = False
                asked = list(topic.follows)
                changes, look = await read(reading.news, _asked(asked), topic.key, topic.number)
                self._cut(asked, look)
                for number, frame in changes:
                    self._write(topic, number, frame)
                topic.stale |= len(changes) == reading.MOST_NEWS
        finally:
            topic.telling = False

    def _write(self, topic: OpenTopic, number: int, frame: str) -> None:
        topic.number = number
        for follow in list(topic.follows):
            if not follow.tell(number, frame):
                self._behind(follow)

    # Whose right or session has ended

    def _cut(self, asked: Iterable[Follow], look: reading.Look) -> None:
        """End what may no longer be followed. Judges only those who were asked about: others came later."""
        for follow in asked:
            socket = follow.socket
            if socket.session_key not in look.living:
                self._sign_out(socket)
            elif not follow.ended and socket.person_id not in look.readers[follow.key]:
                self._end(follow)
                socket.write({"type": "gone", "topic": follow.topic, "code": "no_access"})

    def _sign_out(self, socket: Socket) -> None:
        socket.close(Close.SIGNED_OUT)
        self.detach(socket)

    async def _look(self, sockets: Collection[Socket], *, numbers: bool) -> None:
        """Read rights and sessions of some sockets anew, and how far the topics that they follow have come."""
        follows = [follow for socket in sockets for follow in socket.follows.values()]
        sessions = {socket.session_key for socket in sockets}
        look = await read(reading.look, Asked(_asked(follows).people, sessions), numbers=numbers)
        self._cut(follows, look)
        for socket in sockets:
            if socket.session_key not in look.living:
                self._sign_out(socket)
        for key, number in look.numbers.items():
            self._news(key, number)

    # The two loops

    async def _sweep_while_open(self) -> None:
        """Look at everything again and again while there are sockets: the net under all notices."""
        while self.sockets:
            self.close_silent()
            try:
                await self._look(list(self.sockets), numbers=True)
            except Exception:
                log.exception("the hub could not read the database; it tries again")
            await asyncio.sleep(SWEEP)
        self._sweeping = False

    def close_silent(self) -> None:
        """Close the sockets of pages that have missed three heartbeats."""
        for socket in [each for each in self.sockets if time.monotonic() - each.heard > SILENCE]:
            socket.close(Close.SILENT)
            self.detach(socket)

    async def _listen(self) -> None:
        """Hear the notices of all processes, on one channel; outlive a layer that is away."""
        away = False
        while True:
            try:
                await self._hear_for_a_while()
                away = False
            except Exception as error:
                if not away:
                    log.warning(
                        "the channel layer is away (%r); news is read from the database meanwhile", error
                    )
                away = True
                await asyncio.sleep(LAYER_AWAY)

    async def _hear_for_a_while(self) -> None:
        layer = get_channel_layer()
        if layer is None:  # the settings name none: the sweep alone brings the news
            return await asyncio.sleep(REJOIN)
        channel = await layer.new_channel()
        await layer.group_add(GROUP, channel)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(REJOIN):
                while True:
                    self._hear(await layer.receive(channel))
        await layer.group_discard(GROUP, channel)

    def _hear(self, notice: dict[str, Any]) -> None:
        if notice["type"] == "hub.news":
            self._news((notice["kind"], notice["id"]), notice["number"])
        elif notice["type"] == "hub.rights":
            theirs = [each for each in self.sockets if notice["person"] in (None, each.person_id)]
            if theirs:
                self._spawn(self._look(theirs, numbers=False))
        elif notice["type"] == "hub.standing":
            for each in self.sockets:
                if notice["person"] in (None, each.person_id):
                    each.write({"type": "standing", "network": notice["network"]})

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            # The next sweep does what this task could not.
            log.error("the hub could not read the database", exc_info=error)


def _asked(follows: Iterable[Follow]) -> Asked:
    people: dict[Key, set[int]] = {}
    for follow in follows:
        people.setdefault(follow.key, set()).add(follow.socket.person_id)
    return Asked(people, {follow.socket.session_key for follow in follows})


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """Return the hub of this process (of this event loop, which is the same outside tests)."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
