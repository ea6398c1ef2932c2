"""What a refusal is called in words."""

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts

register_texts(
    {
        "leads_announce": _("Only a network lead makes announcements. Choose another kind of thread."),
        "not_author": _("Only the author can do this."),
        "post_deleted": _("The author has deleted the post."),
        "too_late": _("Undo is possible for ten seconds. Write the text again if you want it back."),
        "thread_deleted": _("The author has deleted the thread."),
        "not_your_tags": _("The author and the network leads choose the tags of a thread."),
    }
)
