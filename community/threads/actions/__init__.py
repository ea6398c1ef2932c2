"""Every write in threads: one function per thing that a person can do."""

from community.threads.actions.choosing import choose_view, set_tags
from community.threads.actions.editing import delete, edit, restore
from community.threads.actions.hiding import hide, show
from community.threads.actions.leading import close, mark_helped, pin, rename, set_kind
from community.threads.actions.merging import merge
from community.threads.actions.moving import move, move_back
from community.threads.actions.posting import reply, start_thread
from community.threads.actions.splitting import split, split_back
from community.threads.actions.suggesting import set_template

__all__ = [
    "choose_view",
    "close",
    "delete",
    "edit",
    "hide",
    "mark_helped",
    "merge",
    "move",
    "move_back",
    "pin",
    "rename",
    "reply",
    "restore",
    "set_kind",
    "set_tags",
    "set_template",
    "show",
    "split",
    "split_back",
    "start_thread",
]
