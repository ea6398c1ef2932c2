"""Small notices to every process that holds sockets. They may be lost: the hub also looks for itself."""

import asyncio
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

GROUP = "hub"
PATIENCE = 1.0  # seconds: nobody who writes waits longer for a layer that does not answer

log = logging.getLogger(__name__)


def publish(kind: str, object_id: int, number: int) -> None:
    """Say that a topic has reached a number; call it after commit."""
    _send({"type": "hub.news", "kind": kind, "id": object_id, "number": number})


def rights_changed(person_id: int | None) -> None:
    """Say that a person may have lost a right or a session: hubs look again at what that person follows.

    None: what everybody may see has changed (a network or a room has closed), so hubs look at everything.
    """
    _send({"type": "hub.rights", "person": person_id})


def standing_changed(network_id: int, person_id: int | None = None) -> None:
    """Say that somebody's standing in a network is another, or (None) that of all: what their pages offer changes.

    Only a hint for open pages, which fetch themselves; what may be done is asked anew for each act.
    """
    _send({"type": "hub.standing", "network": network_id, "person": person_id})


def _send(notice: dict[str, Any]) -> None:
    layer = get_channel_layer()
    if layer is None:
        return

    async def send() -> None:
        async with asyncio.timeout(PATIENCE):
            await layer.group_send(GROUP, notice)

    try:
        async_to_sync(send)()
    except Exception:  # a layer that is away must not undo what was written
        log.warning("the channel layer did not take a notice; pages hear of it from the database")
