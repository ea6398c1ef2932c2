"""Who follows which topic, and how far each has come."""

from dataclasses import dataclass, field

from realtime.wire.socket import Key, Socket


class Follow:
    """A socket that follows a topic. Until it has caught up, news is held back: order is by number."""

    def __init__(self, socket: Socket, key: Key) -> None:
        self.socket = socket
        self.key = key
        self.sent = 0  # the number of the last change that was written to the socket
        self.ended = False
        self._held: list[tuple[int, str]] | None = []

    @property
    def topic(self) -> str:
        """Return the topic's name in frames."""
        return "{}:{}".format(*self.key)

    def tell(self, number: int, frame: str) -> bool:
        """Write a change, or hold it until this follower has caught up; False when the reader is behind."""
        if self._held is not None:
            self._held.append((number, frame))
        elif number > self.sent:
            if self.socket.behind:
                return False
            self.sent = number
            self.socket.write_text(frame)
        return True

    def caught_up(self, number: int) -> bool:
        """Go live: everything up to `number` has been written, and what was held goes out behind it."""
        held, self._held, self.sent = self._held or [], None, number
        return all(self.tell(each, frame) for each, frame in held)


@dataclass(eq=False, slots=True)
class OpenTopic:
    """A topic that sockets of this process follow; `number` is the last change that was brought to them."""

    key: Key
    number: int
    follows: set[Follow] = field(default_factory=set)
    stale: bool = False  # there is something newer than `number`
    telling: bool = False  # a task is bringing it
