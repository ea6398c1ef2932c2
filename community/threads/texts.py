"""What a refusal is called in words."""

from django.utils.translation import gettext_lazy as _

from base import audit
from base.errors import register_texts

register_texts(
    {
        "leads_announce": _("Only a network lead makes announcements. Choose another kind of thread."),
        "not_author": _("Only the author can do this."),
        "post_deleted": _("The author has deleted the post."),
        "kept_no_longer": _("A deleted post can be taken back for thirty days. They have passed."),
        "thread_deleted": _("The thread is gone: there is nothing left to reply to."),
        "thread_closed": _("The thread is closed for new replies."),
        "thread_merged": _(
            "The thread has been merged into another one. Your text is kept: send again, and the reply goes there."
        ),
        "post_hidden": _("The network lead has hidden the post."),
        "not_your_thread": _("Only the author of the thread and the network leads can do this."),
        "not_lead_there": _("You move threads between networks that you lead. You don't lead the other one."),
        "cannot_help": _("Only replies to questions and challenges are marked as what helped."),
        "is_first": _("The first post stays with its thread. Choose a reply."),
        "not_here": _("Choose another thread of the same network."),
        "too_many_pinned": _("There are enough pinned threads. Unpin one first."),
        "not_your_tags": _("The author and the network leads choose the tags of a thread."),
    }
)

audit.register(
    {
        "threads.pin": _("pinned a thread"),
        "threads.unpin": _("unpinned a thread"),
        "threads.close": _("closed a thread"),
        "threads.reopen": _("opened a thread again"),
        "threads.kind": _("made a thread one of another kind"),
        "threads.rename": _("changed the title of a thread"),
        "threads.tags": _("changed the tags of a thread"),
        "threads.helped": _("marked a reply as what helped"),
        "threads.not_helped": _("took back that a reply helped"),
        "threads.move": _("moved a thread to another network"),
        "threads.receive": _("moved a thread here from another network"),
        "threads.move_back": _("moved a thread back"),
        "threads.split": _("split a thread"),
        "threads.split_back": _("took back the splitting of a thread"),
        "threads.merge": _("merged a thread into another one"),
        "posts.hide": _("hid a post"),
        "posts.show": _("showed a hidden post again"),
    }
)
