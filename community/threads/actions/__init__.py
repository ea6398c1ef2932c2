"""Every write in threads: one function per thing that a person can do."""

from community.threads.actions.choosing import choose_view, set_tags
from community.threads.actions.editing import delete, edit, restore
from community.threads.actions.posting import reply, start_thread

__all__ = ["choose_view", "delete", "edit", "reply", "restore", "set_tags", "start_thread"]
