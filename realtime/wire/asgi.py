"""The door of everything live: one path, only for pages of this site, only for somebody signed in."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings
from django.http import parse_cookie

from realtime.wire import queries
from realtime.wire.consumer import Consumer, now
from realtime.wire.hub import hub
from realtime.wire.protocol import HEARTBEAT, VERSION, Close
from realtime.wire.shutdown import say_goodbye_at_shutdown
from realtime.wire.socket import Send, Socket
from realtime.wire.threads import read

PATH = "/ws/live/"

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]


async def sockets(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve the socket of a page. Another path, or another site's page, is refused in the handshake (403)."""
    await receive()  # websocket.connect
    if scope["path"] == PATH and origin_ok(scope):
        await live_socket(scope, receive, send)
    else:
        await send({"type": "websocket.close"})


def origin_ok(scope: Scope) -> bool:
    """Whether the page behind the handshake is ours: scheme, host and port, exactly one Origin header.

    Cookies come along from any page of the web, so this is what keeps foreign pages from listening in a
    member's name (G-10). Channels' validator for allowed hosts takes any scheme and port.
    """
    told = [value.decode("latin1") for name, value in scope["headers"] if name == b"origin"]
    return len(told) == 1 and told[0] in settings.ORIGINS


async def live_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one page from its handshake to its end. Somebody who is not signed in gets 4401."""
    session_key = _session_key(scope)
    person = await read(queries.person_of, session_key)
    await send({"type": "websocket.accept"})
    if person is None:
        return await send({"type": "websocket.close", "code": Close.SIGNED_OUT.value})
    socket = Socket(send, person.pk, session_key)
    socket.write(
        {"type": "hello", "version": VERSION, "now": now(), "person": person.pk, "heartbeat": HEARTBEAT}
    )
    hub().attach(socket)
    say_goodbye_at_shutdown()
    consumer = Consumer(socket)
    try:
        while (message := await receive())["type"] != "websocket.disconnect":
            consumer.take(message)
    except asyncio.CancelledError:
        # Daphne is being stopped: it cancels every socket and waits until each has ended (realtime/wire/shutdown).
        await socket.goodbye()
        raise
    finally:
        socket.gone()
        hub().detach(socket)


def _session_key(scope: Scope) -> str:
    cookies = [value.decode("latin1") for name, value in scope["headers"] if name == b"cookie"]
    return parse_cookie("; ".join(cookies)).get(settings.SESSION_COOKIE_NAME, "")
